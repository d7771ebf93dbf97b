import { v7 as uuid } from 'uuid';
import { parseCorporateNumber } from '../domain/corporate-number.js';
import { isEmail, normaliseEmail } from '../domain/email.js';
import { toFullKatakana } from '../domain/kana.js';
import { normaliseSpaces, trimAll } from '../domain/text.js';
import { type BankAccount, type BankAccountRefusal, readBankAccount, type WrittenBankAccount } from './bank-account.js';

/** A merchant with one shop, as somebody wrote it. */
export interface NewMerchant extends WrittenBankAccount {
  name: string;
  nameKana: string;
  contactEmail: string;
  corporateNumber?: string;
  /** Name of the shop, if it is not the merchant's. */
  shopName?: string;
  shopNameKana?: string;
  trade: string;
  area: string;
}

export type MerchantRefusal = BankAccountRefusal | 'bad_email' | 'bad_corporate_number' | 'already_registered';

/** The same in the one form in which it is stored and compared, with the ids that it gets if it is taken. */
export interface ReadMerchant extends BankAccount {
  id: string;
  shopId: string;
  name: string;
  nameKana: string;
  contactEmail: string;
  corporateNumber: string | null;
  shopName: string;
  shopNameKana: string;
  trade: string;
  area: string;
}

/** @returns the merchant, or the first reason why it cannot be taken */
export function readMerchant(written: NewMerchant): ReadMerchant | MerchantRefusal {
  const name = normaliseSpaces(written.name);
  const nameKana = toFullKatakana(written.nameKana);
  const contactEmail = normaliseEmail(written.contactEmail);
  const shopName = normaliseSpaces(written.shopName ?? '') || name;
  const shopNameKana = toFullKatakana(written.shopNameKana ?? '') || nameKana;
  const trade = normaliseSpaces(written.trade);
  const area = normaliseSpaces(written.area);
  if (!name || !nameKana || !contactEmail || !trade || !area) return 'missing_field';
  const { bankCode, branchCode, accountKind, accountNumber, holderKana } = written;
  const account = readBankAccount({ bankCode, branchCode, accountKind, accountNumber, holderKana });
  if (account === 'missing_field') return account;
  if (!isEmail(contactEmail)) return 'bad_email';
  if (typeof account === 'string') return account;
  const corporateNumber = readCorporateNumber(written.corporateNumber);
  if (corporateNumber === undefined) return 'bad_corporate_number';
  const shop = { shopId: uuid(), shopName, shopNameKana, trade, area };
  return { id: uuid(), name, nameKana, contactEmail, corporateNumber, ...shop, ...account };
}

/** @returns null where none is given, undefined where it is not one */
function readCorporateNumber(text: string | undefined): string | null | undefined {
  return text === undefined || !trimAll(text) ? null : parseCorporateNumber(text);
}
