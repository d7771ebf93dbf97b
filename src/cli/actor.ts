import { derivedId } from '../domain/operation-key.js';

/** Whoever acts at the command line of a city: somebody with the keys of the machine, whom no token names. */
export function operatorOf(cityId: number): string {
  return derivedId('00000000-0000-0000-0000-000000000000', `operator of city ${cityId}`);
}
