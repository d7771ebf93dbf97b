import { parseCorporateNumber } from '../../domain/corporate-number.js';
import { toFullKatakana } from '../../domain/kana.js';
import { normaliseSpaces } from '../../domain/text.js';
import type { NewEmployer } from '../../employers/register-employers.service.js';
import { readBankAccount } from '../../merchants/bank-account.js';
import type { NewMerchant } from '../../merchants/new-merchant.js';
import { employerColumns, merchantColumns } from './columns.js';
import { judgeRows, type JudgedRow } from './judged-row.js';
import { refusals } from './refusal.js';
import type { Sheet } from './sheet.js';

const { accountKind, accountNumber, holderKana } = merchantColumns;

/** The rows of a list of employers (就労先企業). */
export function judgeEmployers(sheet: Sheet): JudgedRow<NewEmployer>[] {
  return judgeRows(
    sheet,
    employerColumns,
    (row) => parseCorporateNumber(row.text('corporateNumber')) ?? '',
    (row) => {
      const contactEmail = row.email('contactEmail');
      const corporateNumber = parseCorporateNumber(row.text('corporateNumber'));
      if (corporateNumber === undefined) return row.refuse(refusals.badCorporateNumber());
      const name = normaliseSpaces(row.text('name'));
      return { corporateNumber, name, nameKana: toFullKatakana(row.text('nameKana')), contactEmail };
    },
  );
}

/** The rows of a list of merchants (協賛企業), one shop each, with the account that it is paid to. */
export function judgeMerchants(sheet: Sheet): JudgedRow<NewMerchant>[] {
  return judgeRows(
    sheet,
    merchantColumns,
    (row) => `${normaliseSpaces(row.text('name'))}（${normaliseSpaces(row.text('area'))}）`,
    (row) => {
      const contactEmail = row.email('contactEmail');
      const account = readBankAccount({
        bankCode: row.text('bankCode'),
        branchCode: row.text('branchCode'),
        accountKind: row.text('accountKind'),
        accountNumber: row.text('accountNumber'),
        holderKana: row.text('holderKana'),
      });
      if (account === 'bad_account_kind') return row.refuse(refusals.badAccount(accountKind.label));
      if (account === 'bad_account_number') return row.refuse(refusals.badAccount(accountNumber.label));
      if (account === 'bad_holder_kana') return row.refuse(refusals.badAccount(holderKana.label));
      if (typeof account === 'string') return row.refuse(refusals.unknownBank());
      return {
        ...account,
        name: normaliseSpaces(row.text('name')),
        nameKana: toFullKatakana(row.text('nameKana')),
        trade: normaliseSpaces(row.text('trade')),
        area: normaliseSpaces(row.text('area')),
        contactEmail,
      };
    },
  );
}
