import type { Transactions } from '../database/transactions.js';
import type { Vault } from '../database/vault.js';
import { badBankCharacter, HOLDER_SIGNS } from '../domain/bank-text.js';
import { toHalfKana } from '../domain/kana.js';
import type { Month } from '../domain/month.js';
import { isKnownBranch } from '../domain/banks.js';
import { aboutAccount, openAccount } from '../programmes/account-box.js';

/** Why a settlement cannot be paid yet. */
export type HoldReason = 'no_bank_account' | 'returned' | 'unknown_bank' | 'unwritable_name' | 'payouts_held';

/** A settlement that no payout is under way for. */
export interface PayableSettlement {
  settlementId: string;
  merchantId: string;
  merchantName: string;
  month: Month;
  amount: number;
  attempt: number;
  /** The bank details in force; null where the merchant has none. */
  bankAccountNumber: number | null;
  detailsChanged: boolean;
}

export interface HeldSettlement extends Pick<
  PayableSettlement,
  'settlementId' | 'merchantId' | 'merchantName' | 'month' | 'amount'
> {
  reason: HoldReason;
  /** The character of the holder's name that banks do not take. */
  character?: string;
}

interface Row extends Omit<PayableSettlement, 'amount'> {
  amount: string;
  returnedNumber: number | null;
  bankCode: string;
  branchCode: string;
  accountBox: Buffer;
  isHeld: boolean;
}

/**
 * The settlements that wait to be paid: never tried, withdrawn, or returned by the bank. Those of merchants whose bank details are
 * missing, not yet corrected after a return, or not fit for a bank file, and of those whose payouts the welfare section
 * holds, are held, and hold up nobody else's.
 */
export async function findPayable(
  transactions: Transactions,
  vault: Vault,
  cityId: number,
): Promise<{ payable: PayableSettlement[]; held: HeldSettlement[] }> {
  const rows = await transactions.query<Row>(
    `select s.id as "settlementId", s.merchant_id as "merchantId", m.name as "merchantName",
            to_char(s.month, 'YYYY-MM') as month, s.amount, coalesce(tried.attempt, 0) + 1 as attempt,
            returned.number as "returnedNumber", b.number as "bankAccountNumber",
            b.number > 1 and not exists (
              select from payouts p where p.city_id = s.city_id and p.merchant_id = s.merchant_id
                 and p.bank_account_number = b.number and p.state in ('sent', 'paid', 'returned')) as "detailsChanged",
            exists (select from payout_holds h
                     where h.city_id = s.city_id and h.merchant_id = s.merchant_id and h.lifted_at is null) as "isHeld",
            b.bank_code as "bankCode", b.branch_code as "branchCode", b.account_box as "accountBox"
       from settlements s
       join merchants m on m.city_id = s.city_id and m.id = s.merchant_id
       cross join lateral (select max(p.attempt) as attempt from payouts p
                            where p.city_id = s.city_id and p.settlement_id = s.id) tried
       cross join lateral (select max(p.bank_account_number) as number from payouts p
                            where p.city_id = s.city_id and p.settlement_id = s.id and p.state = 'returned') returned
       left join lateral (select a.* from merchant_bank_accounts a
                           where a.city_id = s.city_id and a.merchant_id = s.merchant_id order by a.number desc limit 1) b on true
      where s.city_id = $1
        and not exists (select from payouts p where p.city_id = s.city_id and p.settlement_id = s.id
                          and p.state not in ('returned', 'withdrawn'))
      order by s.fiscal_year, s.number`,
    [cityId],
  );
  const payable: PayableSettlement[] = [];
  const held: HeldSettlement[] = [];
  for (const row of rows) {
    const { settlementId, merchantId, merchantName, month, attempt, bankAccountNumber, detailsChanged } = row;
    const settlement = { settlementId, merchantId, merchantName, month, amount: Number(row.amount) };
    const hold = whyHeld(row, vault, cityId);
    if (hold) held.push({ ...settlement, ...hold });
    else payable.push({ ...settlement, attempt, bankAccountNumber, detailsChanged });
  }
  return { payable, held };
}

function whyHeld(row: Row, vault: Vault, cityId: number): Pick<HeldSettlement, 'reason' | 'character'> | undefined {
  if (row.isHeld) return { reason: 'payouts_held' };
  if (row.bankAccountNumber === null) return { reason: 'no_bank_account' };
  if (row.bankAccountNumber === row.returnedNumber) return { reason: 'returned' };
  if (!isKnownBranch(row.bankCode, row.branchCode)) return { reason: 'unknown_bank' };
  const about = aboutAccount.ofMerchant(cityId, row.merchantId, row.bankAccountNumber);
  const { holderKana } = openAccount(vault, row.accountBox, about);
  const character = badBankCharacter(toHalfKana(holderKana), HOLDER_SIGNS);
  return character === undefined ? undefined : { reason: 'unwritable_name', character };
}
