import { createRequire } from 'node:module';

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
