import { createRequire } from 'node:module';

/** The register of Japanese banks and their branches, by their codes (金融機関コード 4 digits, 支店コード 3 digits). */
type ZenginCode = Record<string, { name: string; branches: Record<string, { name: string } | undefined> } | undefined>;

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
