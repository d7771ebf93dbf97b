import type { DateIso } from '../../domain/date.js';
import type { BankAccountKind } from '../../merchants/bank-account.js';

/** An account as a transfer file names it, with the names of bank and branch in half-width kana. */
export interface FileAccount {
  bankCode: string;
  bankName: string;
  branchCode: string;
  branchName: string;
  kind: BankAccountKind;
  number: string;
}

/**
 * 新規コード: 1 is the first transfer to this payee (第1回振込分), 2 the first one after its bank, branch, kind or number
 * of account changed (変更分), 0 any other. Source: 全銀協制定ファイルフォーマット【総合振込】, as banks publish it.
 */
export type NewCode = 0 | 1 | 2;

/** One transfer. */
export interface Transfer {
  /** Whom the refusal of a name shall name. */
  merchantName: string;
  account: FileAccount;
  /** The holder's name. */
  payee: string;
  amountYen: number;
  /** The number of its line, by which the bank's answer finds it. */
  lineNumber: number;
  newCode: NewCode;
}

/** All that stands in a file of 総合振込 (transfers of one day, from one account). */
export interface TransferFile {
  requesterCode: string;
  requesterName: string;
  account: FileAccount;
  payOn: DateIso;
  /** At most ten digits. */
  batchNumber: number;
  lineEnd: 'none' | 'crlf';
  transfers: readonly Transfer[];
}
