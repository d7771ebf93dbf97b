import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

export const FORBIDDEN_ADDRESS = 'FORBIDDEN_ADDRESS';

export function forbiddenAddress(): NodeJS.ErrnoException {
  return Object.assign(new Error('This address is not on the public internet.'), { code: FORBIDDEN_ADDRESS });
}

/**
 * Finds the addresses of a name for a connection that is about to be made to one of them, and fails if any of them is
 * not allowed. The connection uses what was judged here and does not ask again, so a name that is told differently to
 * each who asks gains nothing.
 */
export function guardedLookup(allowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, []);
      const [first] = found;
      if (!first || !found.every(({ address }) => allowed(address))) return callback(forbiddenAddress(), []);
      return options.all ? callback(null, found) : callback(null, first.address, first.family);
    });
  };
}
