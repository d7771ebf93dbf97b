import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { faultPoint } from '../database/fault-point.js';
import { Transactions } from '../database/transactions.js';
import { type DateIso, jstDateOf } from '../domain/date.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { lockPayouts } from './lock-payouts.js';
import { payDayStillAhead } from './pay-day-still-ahead.js';
import { PayoutFileService } from './payout-file.service.js';
import { batchNotIn, fileDiffers, withdrawnBefore } from './payout.errors.js';
import type { PayoutBatch } from './payout-batch.js';
import { PayoutBatchesService } from './payout-batches.service.js';

export interface ExportedPayouts {
  batch: PayoutBatch;
  /** What the file is called; a rehearsal's says so. */
  name: string;
  file: Buffer;
  /** The file had gone out before; this is the same one again. */
  again: boolean;
}

/** Hands out the file that the bank is to carry out. */
@Injectable()
export class ExportPayoutsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: PayoutBatchesService,
    private readonly files: PayoutFileService,
    private readonly clock: CityClockService,
  ) {}

  /**
   * The transfer file of an approved batch. From then on the batch is sent and never changes. Asked again, it is made
   * again and must be the same to the byte.
   *
   * @throws DomainError payout_batch_not_found, batch_not_approved, batch_withdrawn, payout_file_differs, unwritable_name,
   *   city_details_missing
   */
  async export(cityId: number, batchId: string, actorId: string): Promise<ExportedPayouts> {
    faultPoint('export:before');
    const exported = await this.transactions.run(async () => {
      await lockPayouts(this.transactions, cityId);
      const batch = await this.batches.hold(cityId, batchId);
      if (batch.state === 'withdrawn') throw withdrawnBefore();
      if (batch.state === 'prepared') throw batchNotIn('approved', batch.state);
      return batch.exportedAt ? this.again(cityId, batch, batch.exportedAt) : this.first(cityId, batch, actorId);
    });
    faultPoint('export:marked');
    return exported;
  }

  private async first(cityId: number, approved: PayoutBatch, actorId: string): Promise<ExportedPayouts> {
    const { instant, date } = await this.clock.now(cityId);
    const batch = { ...approved, payOn: payDayStillAhead(approved.payOn, date) };
    await this.settleNewCodes(cityId, batch.id);
    const { file, name, sha256 } = await this.make(cityId, batch, date);
    faultPoint('export:file-made');
    await this.transactions.query(
      `update payout_batches set state = 'exported', pay_on = $3, exported_by = $4, exported_at = $5, file_sha256 = $6
        where city_id = $1 and id = $2`,
      [cityId, batch.id, batch.payOn, actorId, instant, sha256],
    );
    await this.transactions.query(`update payouts set state = 'sent' where city_id = $1 and batch_id = $2`, [
      cityId,
      batch.id,
    ]);
    return { batch: await this.batches.get(cityId, batch.id), name, file, again: false };
  }

  /**
   * Says of each account whether the bank sees it for the first time (新規コード): 1 if nothing went to the merchant
   * before, 2 if only to earlier details of it, on the first line of the account; 0 otherwise. Kept, for the file to be
   * the same again.
   */
  private async settleNewCodes(cityId: number, batchId: string): Promise<void> {
    await this.transactions.query(
      `update payouts p set new_code = case when seen.account or not seen.first then 0 when seen.merchant then 2 else 1 end
         from (select l.line_number, coalesce(bool_or(gone.bank_account_number = l.bank_account_number), false) as account,
                      count(gone.id) > 0 as merchant,
                      row_number() over (partition by l.merchant_id, l.bank_account_number order by l.line_number) = 1 as first
                 from payouts l
                 left join payouts gone on gone.city_id = l.city_id and gone.merchant_id = l.merchant_id
                      and gone.state in ('sent', 'paid', 'returned')
                where l.city_id = $1 and l.batch_id = $2
                group by l.line_number, l.merchant_id, l.bank_account_number) seen
        where p.city_id = $1 and p.batch_id = $2 and p.line_number = seen.line_number`,
      [cityId, batchId],
    );
  }

  /** By the details of the city on the day on which it went out. */
  private async again(cityId: number, batch: PayoutBatch, exportedAt: Date): Promise<ExportedPayouts> {
    const { file, name, sha256 } = await this.make(cityId, batch, jstDateOf(exportedAt));
    if (sha256.toString('hex') !== batch.fileSha256) throw fileDiffers();
    return { batch, name, file, again: true };
  }

  private async make(cityId: number, batch: PayoutBatch, detailsOn: DateIso) {
    const { name, file } = await this.files.make(cityId, batch, detailsOn);
    return { name, file, sha256: createHash('sha256').update(file).digest() };
  }
}
