import { createRequire } from 'node:module';
import { toHalfKana } from './kana.js';

/** The register of Japanese banks and their branches, by their codes (金融機関コード 4 digits, 支店コード 3 digits). */
type ZenginCode = Record<string, (Named & { branches: Record<string, Named | undefined> }) | undefined>;

/** A name, and its reading in full-width katakana without small kana. */
interface Named {
  name: string;
  kana: string;
}

let loaded: ZenginCode | undefined;

/** Read when first needed: it is a few megabytes, which a process that never registers a merchant does not want. */
function banks(): ZenginCode {
  loaded ??= createRequire(import.meta.url)('zengin-code') as ZenginCode;
  return loaded;
}

/** Whether the bank exists and has that branch. */
export function isKnownBranch(bankCode: string, branchCode: string): boolean {
  return banks()[bankCode]?.branches[branchCode] !== undefined;
}

/** Bank and branch as the register names them, or undefined where there is no such branch. */
export function findBranch(bankCode: string, branchCode: string): { bank: Named; branch: Named } | undefined {
  const bank = banks()[bankCode];
  const branch = bank?.branches[branchCode];
  return bank && branch && { bank, branch };
}

export interface NamedCode extends Named {
  code: string;
}

/** As many as somebody looks through before typing another letter. */
const MOST_FOUND = 30;

/** Banks of which the name, the reading or the code begins with these words, and then those in which they stand. */
export function searchBanks(words: string): NamedCode[] {
  return search(banks(), words);
}

/** The same of the branches of one bank; none where there is no such bank. */
export function searchBranches(bankCode: string, words: string): NamedCode[] {
  return search(banks()[bankCode]?.branches ?? {}, words);
}

function search(of: Record<string, Named | undefined>, words: string): NamedCode[] {
  const name = words.normalize('NFKC').replaceAll(' ', '');
  const reading = toHalfKana(words).replaceAll(' ', '');
  const known = Object.entries(of).flatMap(([code, one]) => (one ? [{ code, name: one.name, kana: one.kana }] : []));
  // The register writes readings without small kana, as half-width ones are.
  const read = (one: NamedCode) => toHalfKana(one.kana);
  const begins = (one: NamedCode) =>
    one.code.startsWith(name) || one.name.startsWith(name) || read(one).startsWith(reading);
  const holds = (one: NamedCode) => one.name.includes(name) || read(one).includes(reading);
  return [...known.filter(begins), ...known.filter((one) => !begins(one) && holds(one))].slice(0, MOST_FOUND);
}
