import { toHalfKana } from '../../domain/kana.js';
import { findBranch } from '../../domain/banks.js';

/** The names of a bank and its branch for a bank file, from the published register; undefined if it has no such branch. */
export function bankNames(bankCode: string, branchCode: string): { bankName: string; branchName: string } | undefined {
  const found = findBranch(bankCode, branchCode);
  return found && { bankName: fileName(found.bank.kana), branchName: fileName(found.branch.kana) };
}

/** Dots and spaces, which the register has in a few names, are left out: only a hyphen may stand there. */
function fileName(kana: string): string {
  return toHalfKana(kana).replaceAll(/[ .]/g, '');
}
