import { declareBoxes } from '../database/boxes.js';
import type { Vault } from '../database/vault.js';

/** What of a bank account nobody may read who only copies the database. */
export interface AccountSecret {
  /** Seven digits. */
  accountNumber: string;
  /** Half-width kana, as banks write it. */
  holderKana: string;
}

export interface ClosedAccount {
  accountBox: Buffer;
  /** Equal where number and holder are equal, within a city. */
  accountPrint: Buffer;
}

/** What the box of a bank account is about; it opens nowhere else. */
export const aboutAccount = {
  ofCity: (cityId: number | string, validFrom: string) => `city_account:${cityId}:${validFrom}`,
  ofMerchant: (cityId: number | string, merchantId: string, number: number | string) =>
    `merchant_account:${cityId}:${merchantId}:${number}`,
  ofChange: (cityId: number | string, changeId: string) => `account_change:${cityId}:${changeId}`,
};

/** @throws RangeError for a number that no bank would take: whoever calls this has judged it before */
export function closeAccount(
  vault: Vault,
  cityId: number,
  { accountNumber, holderKana }: AccountSecret,
  about: string,
): ClosedAccount {
  if (!/^\d{7}$/.test(accountNumber) || holderKana === '') throw new RangeError('These are no bank details.');
  const text = JSON.stringify([accountNumber, holderKana]);
  return { accountBox: vault.close(text, about), accountPrint: printOf(vault, cityId, text) };
}

/** @throws Error when no key opens the box, or it is about something else */
export function openAccount(vault: Vault, box: Buffer, about: string): AccountSecret {
  const [accountNumber, holderKana] = JSON.parse(vault.open(box, about)) as [string, string];
  return { accountNumber, holderKana };
}

function printOf(vault: Vault, cityId: number | string, text: string): Buffer {
  return vault.print(text, `bank_account:${cityId}`);
}

const print = {
  column: 'account_print',
  of: (vault: Vault, text: string, row: Record<string, string>) => printOf(vault, row.city_id!, text),
};

declareBoxes(
  {
    table: 'public.city_details',
    key: ['city_id', 'valid_from'],
    column: 'account_box',
    about: (row) => aboutAccount.ofCity(row.city_id!, row.valid_from!),
  },
  {
    table: 'public.merchant_bank_accounts',
    key: ['city_id', 'merchant_id', 'number'],
    column: 'account_box',
    about: (row) => aboutAccount.ofMerchant(row.city_id!, row.merchant_id!, row.number!),
    print,
  },
  {
    table: 'public.bank_account_changes',
    key: ['city_id', 'id'],
    column: 'account_box',
    about: (row) => aboutAccount.ofChange(row.city_id!, row.id!),
    print,
  },
);
