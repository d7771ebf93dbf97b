import { randomUUID } from 'node:crypto';
import { InvoiceMonthService } from '../../../src/billing/invoice-month.service.js';
import { addMonths, firstDay, type Month } from '../../../src/domain/month.js';
import { AdvanceClockService } from '../../../src/issuance/advance-clock.service.js';
import { ApprovePayoutsService } from '../../../src/payouts/approve-payouts.service.js';
import { PreparePayoutsService } from '../../../src/payouts/prepare-payouts.service.js';
import { SettleMonthService } from '../../../src/payouts/settle-month.service.js';
import { SimulateService } from '../../../src/simulation/simulate.service.js';
import { CityYear, FIRST_MONTH } from '../../finance/city-year.js';
import type { TestApp } from '../../support/app.js';
import { sampleCity } from '../../support/sample-city.js';

export const WORKS = ['issuance', 'closing', 'payout export'] as const;
export type WorkName = (typeof WORKS)[number];

/** How a piece of work is asked for, over HTTP. */
export interface Wanted {
  work: WorkName;
  path: string;
  body: object;
  /** Of two that may not be the same. */
  by: 'preparer' | 'approver';
}

/** Has the work done, by whatever it may be interrupted. */
export type DoWork = (wanted: Wanted) => Promise<void>;

const SEED = 2026;

/** A small city on its first day, enrolled, with nothing issued yet. @returns its number */
export async function foundCity(app: TestApp): Promise<number> {
  const { files } = sampleCity({ employers: 2, parents: 30, merchants: 4, coworkersPerEmployer: 3 });
  return (await CityYear.make(app, files)).id;
}

/**
 * Lives so many months of a city: what is issued, closed and exported is asked for by `doWork`, and everything between
 * is done by the services themselves, the same in every year.
 */
export async function liveYear(app: TestApp, cityId: number, months: number, doWork: DoWork): Promise<void> {
  for (let n = 0, month: Month = FIRST_MONTH; n < months; n += 1, month = addMonths(month, 1)) {
    await doWork({ work: 'issuance', path: 'issuance-runs', body: { month }, by: 'preparer' });
    await app.get(SimulateService).simulate(cityId, { from: month, to: month, seed: SEED });
    await app.get(AdvanceClockService).advanceTo(cityId, firstDay(addMonths(month, 1)));
    const closing = { work: 'closing', body: {} } as const;
    await doWork({ ...closing, path: `closings/${month}/prepare`, by: 'preparer' });
    await doWork({ ...closing, path: `closings/${month}/approve`, by: 'approver' });
    await app.get(InvoiceMonthService).invoice(cityId, month, randomUUID());
    await app.get(SettleMonthService).settle(cityId, month);
    const { batchId } = await app.get(PreparePayoutsService).prepare(cityId, randomUUID());
    await app.get(ApprovePayoutsService).approve(cityId, batchId, randomUUID());
    await doWork({ work: 'payout export', path: `payout-batches/${batchId}/export`, body: {}, by: 'preparer' });
  }
}
