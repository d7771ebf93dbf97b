import { createHmac } from 'node:crypto';
import { knownSecretKey } from '../secret-key.js';

/** The secrets that are kept apart from every backup. Several data keys may be in use at once, the first closes. */
export const KEYS = [
  { name: 'seal', variable: 'SANKYU_SEAL_KEY', several: false },
  { name: 'data', variable: 'SANKYU_DATA_KEY', several: true },
  { name: 'link', variable: 'SANKYU_LINK_KEY', several: false },
] as const;

export type KeyName = (typeof KEYS)[number]['name'];

/** By which a key is known again, and from which nobody can tell it. */
export type KeyPrints = Partial<Record<KeyName, string[]>>;

/** Of the keys that are set, or have their file. @param folder of the files; that of the data folder without it */
export function keyPrints(folder?: string): KeyPrints {
  const prints = KEYS.map(({ name, variable, several }) => {
    const known = knownSecretKey(name, variable, folder)?.toString('utf8');
    const keys = several ? known?.split(',') : known && [known];
    return [name, keys && keys.map((key) => printOf(name, key.trim()))];
  });
  return Object.fromEntries(prints.filter(([, print]) => print)) as KeyPrints;
}

/** The settings of those keys that a backup needs, and that are not at hand or are others. */
export function lackingKeys(needed: KeyPrints, found: KeyPrints): { missing: string[]; wrong: string[] } {
  const inUse = KEYS.filter(({ name }) => needed[name]);
  const missing = inUse.filter(({ name }) => !found[name]);
  const wrong = inUse.filter(({ name }) => found[name] && !found[name].includes(needed[name]![0]!));
  return { missing: missing.map(({ variable }) => variable), wrong: wrong.map(({ variable }) => variable) };
}

function printOf(name: string, key: string): string {
  return createHmac('sha256', key).update(`sankyu backup ${name}`).digest('hex').slice(0, 16);
}
