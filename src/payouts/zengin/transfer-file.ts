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
  /** These details are used for the first time after a change. */
  changed: boolean;
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
