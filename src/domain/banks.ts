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

/** What stands in the register under this code, and not what every object has: `constructor` is no bank. */
function underCode<T>(register: Record<string, T | undefined>, code: string): T | undefined {
  return Object.hasOwn(register, code) ? register[code] : undefined;
}

/** Whether the bank exists and has that branch. */
export function isKnownBranch(bankCode: string, branchCode: string): boolean {
  return findBranch(bankCode, branchCode) !== undefined;
}

/** Bank and branch as the register names them, or undefined where there is no such branch. */
export function findBranch(bankCode: string, branchCode: string): { bank: Named; branch: Named } | undefined {
  const bank = underCode(banks(), bankCode);
  const branch = bank && underCode(bank.branches, branchCode);
  return branch && { bank, branch };
}

export interface NamedCode extends Named {
  code: string;
}

/** As many as somebody looks through before typing another letter. */
const MOST_FOUND = 30;

/**
 * Banks that are called so, then those whose name, reading or code begins so, then those in which the words stand.
 */
export function searchBanks(words: string): NamedCode[] {
  return search(banks(), words);
}

/** The same of the branches of one bank; none where there is no such bank. */
export function searchBranches(bankCode: string, words: string): NamedCode[] {
  return search(underCode(banks(), bankCode)?.branches ?? {}, words);
}

function search(of: Record<string, Named | undefined>, words: string): NamedCode[] {
  const name = plainName(words);
  const reading = toHalfKana(words).replaceAll(' ', '');
  const known = Object.entries(of).flatMap(([code, one]) => (one ? [{ code, name: one.name, kana: one.kana }] : []));
  // The register writes readings without small kana, as half-width ones are.
  const rank = (one: NamedCode) => {
    const [called, read] = [plainName(one.name), toHalfKana(one.kana)];
    if (called === name || read === reading) return 0;
    if (one.code.startsWith(name) || called.startsWith(name) || read.startsWith(reading)) return 1;
    return called.includes(name) || read.includes(reading) ? 2 : undefined;
  };
  return known
    .flatMap((one) => {
      const place = rank(one);
      return place === undefined ? [] : [{ one, place }];
    })
    .sort((a, b) => a.place - b.place || a.one.code.localeCompare(b.one.code))
    .slice(0, MOST_FOUND)
    .map(({ one }) => one);
}

/** The register writes Latin letters in full width (三菱ＵＦＪ), people in either and in any case. */
function plainName(text: string): string {
  return text.normalize('NFKC').toUpperCase().replaceAll(' ', '');
}
