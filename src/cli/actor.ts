import { derivedId } from '../domain/operation-key.js';

/** Whoever acts at the command line of a city: somebody with the keys of the machine, whom no token names. */
export function operatorOf(cityId: number): string {
  return derivedId('00000000-0000-0000-0000-000000000000', `operator of city ${cityId}`);
}

/** The person whom `--as <name>` names: what two people must do is done under two names. */
export function personNamed(cityId: number, name: string): string {
  return derivedId('00000000-0000-0000-0000-000000000000', `operator:${cityId}:${name.normalize('NFKC').trim()}`);
}
