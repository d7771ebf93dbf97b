import { Injectable } from '@nestjs/common';
import { faultPoint } from '../database/fault-point.js';
import { Transactions } from '../database/transactions.js';
import { alreadyAnswered, batchNotIn, noResults, unknownPayoutLines } from './payout.errors.js';
import type { PayoutBatch } from './payout-batch.js';
import { PayoutBatchesService } from './payout-batches.service.js';
import type { PayoutResult } from './read-results.js';

export interface RecordedResults {
  batch: PayoutBatch;
  paid: number;
  returned: number;
  /** Lines whose result was known and is the same. */
  unchanged: number;
  /** Lines of the batch that the bank has not answered yet. */
  waiting: number;
}

/** Takes in what the bank says of the payouts that it was sent. */
@Injectable()
export class RecordResultsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: PayoutBatchesService,
  ) {}

  /**
   * All results or none. What a returned payout was for waits until its merchant's bank details were corrected, and goes
   * out again with the next batch. The same results again change nothing.
   *
   * @throws DomainError payout_batch_not_found, batch_not_exported, unknown_payout_lines, payout_already_answered,
   *   no_results
   */
  record(cityId: number, batchId: string, results: readonly PayoutResult[]): Promise<RecordedResults> {
    if (results.length === 0) throw noResults();
    return this.transactions.run(async () => {
      const batch = await this.batches.hold(cityId, batchId);
      if (!batch.exportedAt) throw batchNotIn('exported', batch.state);
      const fresh = await this.freshOnes(cityId, batchId, results);
      const half = Math.ceil(fresh.length / 2);
      await this.write(cityId, batchId, fresh.slice(0, half));
      faultPoint('results:half-read');
      await this.write(cityId, batchId, fresh.slice(half));
      const waiting = (await this.batches.payouts(cityId, batchId)).filter(({ state }) => state === 'sent').length;
      if (waiting === 0 && batch.state === 'exported') {
        await this.transactions.query(`update payout_batches set state = 'answered' where city_id = $1 and id = $2`, [
          cityId,
          batchId,
        ]);
      }
      const paid = fresh.filter(({ result }) => result === 'paid').length;
      return {
        batch: await this.batches.get(cityId, batchId),
        paid,
        returned: fresh.length - paid,
        unchanged: results.length - fresh.length,
        waiting,
      };
    });
  }

  /** The results that were not known, after all of them were found to fit. */
  private async freshOnes(cityId: number, batchId: string, results: readonly PayoutResult[]): Promise<PayoutResult[]> {
    const states = new Map(
      (await this.batches.payouts(cityId, batchId)).map(({ lineNumber, state }) => [lineNumber, state]),
    );
    const numbers = results.map(({ lineNumber }) => lineNumber);
    const unknown = numbers.filter((line, index) => !states.has(line) || numbers.indexOf(line) !== index);
    if (unknown.length > 0) throw unknownPayoutLines(unknown);
    const other = results.filter(({ lineNumber, result }) => !['sent', result].includes(states.get(lineNumber) ?? ''));
    if (other.length > 0) throw alreadyAnswered(other.map(({ lineNumber }) => lineNumber));
    return results.filter(({ lineNumber }) => states.get(lineNumber) === 'sent');
  }

  private async write(cityId: number, batchId: string, results: readonly PayoutResult[]): Promise<void> {
    await this.transactions.query(
      `update payouts p set state = r.result, result_code = r.reason, answered_at = now()
         from jsonb_to_recordset($3) r ("lineNumber" integer, result text, reason text)
        where p.city_id = $1 and p.batch_id = $2 and p.line_number = r."lineNumber"`,
      [cityId, batchId, JSON.stringify(results)],
    );
  }
}
