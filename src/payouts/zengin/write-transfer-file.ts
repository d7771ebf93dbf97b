import { BANK_SIGNS, badBankCharacter, cutBankText, HOLDER_SIGNS } from '../../domain/bank-text.js';
import { toHalfKana } from '../../domain/kana.js';
import { sumYen } from '../../domain/yen.js';
import type { BankAccountKind } from '../../merchants/bank-account.js';
import { characters, digits, record, toJisX0201 } from './record.js';
import type { FileAccount, Transfer, TransferFile } from './transfer-file.js';
import { unwritableName } from './zengin.errors.js';

/** 預金種目 of the payer's account and of a payee's; only the payee's may be a savings account (貯蓄預金). */
const KINDS: Readonly<Record<BankAccountKind, string>> = { ordinary: '1', current: '2', savings: '4', other: '9' };

/** 手形交換所番号, which a transfer does not need. */
const NO_CLEARING_HOUSE = '0000';
/** 振込指定区分: 7 is by wire (テレ振込). */
const BY_WIRE = '7';

/**
 * A file of 総合振込 (全銀協規定形式): header, one data record a transfer, trailer, end, each of 120 bytes in JIS X 0201.
 * The same transfers give the same bytes.
 * @throws DomainError unwritable_name
 * @throws RangeError for a number that does not fit into its field: a defect, or a batch larger than a file may be
 */
export function writeTransferFile(file: TransferFile): Buffer {
  const records = [
    header(file),
    ...file.transfers.map((transfer) => data(transfer, file.batchNumber)),
    trailer(file),
    record('9'),
  ];
  const end = file.lineEnd === 'crlf' ? '\r\n' : '';
  return toJisX0201(records.map((one) => one + end).join(''));
}

function header({ requesterCode, requesterName, account, payOn }: TransferFile): string {
  const monthAndDay = payOn.slice(5, 7) + payOn.slice(8, 10);
  return record(
    '1',
    '21',
    '0',
    digits(requesterCode, 10),
    name(requesterName, 40, HOLDER_SIGNS),
    digits(monthAndDay, 4),
    ...bankAndBranch(account),
    KINDS[account.kind],
    digits(account.number, 7),
  );
}

function data({ merchantName, account, payee, amountYen, lineNumber, newCode }: Transfer, batchNumber: number): string {
  return record(
    '2',
    ...bankAndBranch(account),
    NO_CLEARING_HOUSE,
    KINDS[account.kind],
    digits(account.number, 7),
    name(payee, 30, HOLDER_SIGNS, merchantName),
    digits(amountYen, 10),
    digits(newCode, 1),
    digits(lineNumber, 10),
    digits(batchNumber, 10),
    BY_WIRE,
  );
}

function trailer({ transfers }: TransferFile): string {
  const totalYen = sumYen(transfers.map(({ amountYen }) => amountYen));
  return record('8', digits(transfers.length, 6), digits(totalYen, 12));
}

function bankAndBranch({ bankCode, bankName, branchCode, branchName }: FileAccount): string[] {
  return [digits(bankCode, 4), name(bankName, 15, BANK_SIGNS), digits(branchCode, 3), name(branchName, 15, BANK_SIGNS)];
}

/**
 * A name in the characters that banks take, cut where the field ends.
 * @param whose whom a refusal names, if not the name itself
 */
function name(text: string, width: number, signs: string, whose = text): string {
  const kana = toHalfKana(text);
  const bad = badBankCharacter(kana, signs);
  if (bad !== undefined) throw unwritableName(whose, bad);
  return characters(cutBankText(kana, width), width);
}
