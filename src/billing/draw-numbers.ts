import type { Transactions } from '../database/transactions.js';

/**
 * Takes the next numbers of a paper in a fiscal year, without gaps: the counter moves in the transaction that uses them,
 * and goes back with it.
 * @returns the first of them
 */
export async function drawNumbers(
  transactions: Transactions,
  cityId: number,
  paper: 'invoice' | 'credit_note' | 'settlement' | 'payout_batch',
  fiscalYear: number,
  count: number,
): Promise<number> {
  const [row] = await transactions.query<{ last: number }>(
    `insert into paper_counters (city_id, paper, fiscal_year, last_number) values ($1, $2, $3, $4)
     on conflict on constraint paper_counters_pkey
     do update set last_number = paper_counters.last_number + excluded.last_number
     returning last_number as last`,
    [cityId, paper, fiscalYear, count],
  );
  return row!.last - count + 1;
}
