import { findBranch } from '../domain/banks.js';
import type { CityAccountKind, CityDetails } from '../programmes/city-details.entity.js';

/** The account into which an employer pays. */
export interface PayTo {
  /** Empty where the bank is not in the register, as that of a rehearsal. */
  bankName: string;
  branchName: string;
  bankCode: string;
  branchCode: string;
  accountKind: CityAccountKind;
  account: string;
  holderKana: string;
  /** Whether nobody else pays into it. */
  own: boolean;
}

/** Into the account that the bank keeps for this employer, or else into the city's. */
export function payTo(details: CityDetails, virtualAccount: string | null): PayTo {
  const { bankCode, branchCode, accountKind, accountNumber, holderKana } = details;
  const known = findBranch(bankCode, branchCode);
  return {
    // The register leaves the word out of the names of banks, whose codes are below 1000, and not out of others'.
    bankName: known ? `${known.bank.name}${bankCode < '1000' ? '銀行' : ''}` : '',
    branchName: known?.branch.name ?? '',
    bankCode,
    branchCode,
    accountKind,
    account: virtualAccount ?? accountNumber,
    holderKana,
    own: virtualAccount !== null,
  };
}
