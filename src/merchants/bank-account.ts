import { badBankCharacter, HOLDER_SIGNS } from '../domain/bank-text.js';
import { toHalfKana } from '../domain/kana.js';
import { toHalfWidth, trimAll } from '../domain/text.js';
import { isKnownBranch } from '../domain/banks.js';

export const bankAccountKinds = ['ordinary', 'current', 'savings', 'other'] as const;
export type BankAccountKind = (typeof bankAccountKinds)[number];

/** 預金種目, as merchants write it. */
const KIND_WORDS: Readonly<Record<string, BankAccountKind>> = {
  普通: 'ordinary',
  普通預金: 'ordinary',
  当座: 'current',
  当座預金: 'current',
  貯蓄: 'savings',
  貯蓄預金: 'savings',
  その他: 'other',
};

/** Bank details as somebody wrote them. */
export interface WrittenBankAccount {
  bankCode: string;
  branchCode: string;
  /** 普通, 当座, 貯蓄, その他; or one of the English words. */
  accountKind: string;
  accountNumber: string;
  holderKana: string;
}

export interface BankAccount extends WrittenBankAccount {
  accountKind: BankAccountKind;
}

export type BankAccountRefusal =
  'missing_field' | 'unknown_bank' | 'bad_account_kind' | 'bad_account_number' | 'bad_holder_kana';

/**
 * Reads bank details: codes and numbers in half-width digits (leading zeros that a spreadsheet dropped are put back),
 * the holder in half-width kana.
 *
 * @returns the details, or why they are none; `unknown_bank` also for a branch that the bank does not have
 */
export function readBankAccount(written: WrittenBankAccount): BankAccount | BankAccountRefusal {
  const plain = (text: string) => trimAll(toHalfWidth(text));
  const bankCode = plain(written.bankCode).padStart(4, '0');
  const branchCode = plain(written.branchCode).padStart(3, '0');
  const accountNumber = plain(written.accountNumber).padStart(7, '0');
  const holderKana = toHalfKana(written.holderKana);
  if (Object.values(written).some((text: string) => !trimAll(text))) return 'missing_field';
  if (!isKnownBranch(bankCode, branchCode)) return 'unknown_bank';
  const accountKind = readKind(trimAll(written.accountKind));
  if (!accountKind) return 'bad_account_kind';
  if (!/^\d{7}$/.test(accountNumber)) return 'bad_account_number';
  if (badBankCharacter(holderKana, HOLDER_SIGNS) !== undefined) return 'bad_holder_kana';
  return { bankCode, branchCode, accountKind, accountNumber, holderKana };
}

function readKind(word: string): BankAccountKind | undefined {
  if (Object.hasOwn(KIND_WORDS, word)) return KIND_WORDS[word];
  return bankAccountKinds.find((kind) => kind === word);
}
