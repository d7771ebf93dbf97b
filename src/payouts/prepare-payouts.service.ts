import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { faultPoint } from '../database/fault-point.js';
import { Transactions } from '../database/transactions.js';
import { Vault } from '../database/vault.js';
import { isBankBusinessDay, payDayOf } from '../domain/business-day.js';
import { addDays, type DateIso } from '../domain/date.js';
import { fiscalYearOf, type Month } from '../domain/month.js';
import { sumYen } from '../domain/yen.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import type { CityDetails } from '../programmes/city-details.entity.js';
import { CityDetailsService } from '../programmes/city-details.service.js';
import { drawNumbers } from '../billing/draw-numbers.js';
import { type ReportProgress, unwatched } from '../tasks/progress.js';
import { lockPayouts } from './lock-payouts.js';
import { payDayStillAhead } from './pay-day-still-ahead.js';
import { findPayable, type HeldSettlement, type PayableSettlement } from './payable.js';
import { badPayDay, nothingToPay } from './payout.errors.js';

/** A year mistyped would put off all these payouts. */
const MOST_DAYS_AHEAD = 60;

export interface PreparedPayouts {
  batchId: string;
  /** Settlements that are not in the batch, and why. */
  held: HeldSettlement[];
}

/** What a batch would hold if it were prepared now; yen. */
export interface PayoutsPreview {
  /** The pay day of the city's rule; null where nothing waits to be paid. */
  payOn: DateIso | null;
  lines: number;
  amount: number;
  feesYen: number;
  transferredYen: number;
  held: HeldSettlement[];
}

/** Gathers all settlements that wait to be paid into one batch, for another person to approve. */
@Injectable()
export class PreparePayoutsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: CityClockService,
    private readonly details: CityDetailsService,
    private readonly vault: Vault,
  ) {}

  /**
   * Prepares a batch of every settlement with no payout under way.
   *
   * @param payOn the pay day of the city's rule unless given
   * @param report steps gathering, writing_lines
   * @throws DomainError nothing_to_pay, bad_pay_day, city_details_missing
   */
  async prepare(
    cityId: number,
    actorId: string,
    payOn?: DateIso,
    report: ReportProgress = unwatched,
  ): Promise<PreparedPayouts> {
    faultPoint('batch:before');
    const prepared = await this.transactions.run(() => this.prepareAlone(cityId, actorId, payOn, report));
    faultPoint('batch:after');
    return prepared;
  }

  /**
   * What would be in a batch, and what would not and why. It changes nothing.
   * @throws DomainError city_details_missing
   */
  async preview(cityId: number): Promise<PayoutsPreview> {
    const { date } = await this.clock.now(cityId);
    const details = await this.details.on(cityId, date);
    const { payable, held } = await findPayable(this.transactions, this.vault, cityId);
    const amount = sumYen(payable.map((one) => one.amount));
    const feesYen = sumYen(payable.map((one) => feeOf(one, details)));
    return {
      payOn: payable.length > 0 ? payDayFor(payable, details, date) : null,
      lines: payable.length,
      amount,
      feesYen,
      transferredYen: amount - feesYen,
      held,
    };
  }

  private async prepareAlone(
    cityId: number,
    actorId: string,
    payOn: DateIso | undefined,
    report: ReportProgress,
  ): Promise<PreparedPayouts> {
    await lockPayouts(this.transactions, cityId);
    report('gathering');
    const { date } = await this.clock.now(cityId);
    if (payOn !== undefined) {
      const ahead = payOn > date && payOn <= addDays(date, MOST_DAYS_AHEAD);
      if (!ahead || !isBankBusinessDay(payOn)) throw badPayDay(payOn, MOST_DAYS_AHEAD);
    }
    const { payable, held } = await findPayable(this.transactions, this.vault, cityId);
    if (payable.length === 0) throw nothingToPay(held);
    const details = await this.details.on(cityId, date);
    const fiscalYear = fiscalYearOf(date);
    const number = await drawNumbers(this.transactions, cityId, 'payout_batch', fiscalYear, 1);
    const batchId = uuid();
    await this.transactions.query(
      `insert into payout_batches (city_id, id, fiscal_year, number, pay_on, state, prepared_by, lines, amount)
       values ($1, $2, $3, $4, $5, 'prepared', $6, $7, $8)`,
      [
        cityId,
        batchId,
        fiscalYear,
        number,
        payOn ?? payDayFor(payable, details, date),
        actorId,
        payable.length,
        sumYen(payable.map(({ amount }) => amount)),
      ],
    );
    report('writing_lines', 0, payable.length);
    await this.writeLines(cityId, batchId, payable, details);
    report('writing_lines', payable.length, payable.length);
    faultPoint('batch:lines-written');
    return { batchId, held };
  }

  private async writeLines(
    cityId: number,
    batchId: string,
    payable: readonly PayableSettlement[],
    details: CityDetails,
  ): Promise<void> {
    const lines = payable.map((one, index) => ({
      ...one,
      id: uuid(),
      lineNumber: index + 1,
      feeYen: feeOf(one, details),
    }));
    await this.transactions.query(
      `insert into payouts (city_id, id, batch_id, line_number, settlement_id, attempt, merchant_id, bank_account_number,
         details_changed, amount, fee_yen, state)
       select $1, l.id, $2, l."lineNumber", l."settlementId", l.attempt, l."merchantId", l."bankAccountNumber",
              l."detailsChanged", l.amount, l."feeYen", 'waiting'
         from jsonb_to_recordset($3) l (id uuid, "lineNumber" integer, "settlementId" uuid, attempt integer, "merchantId" uuid,
           "bankAccountNumber" integer, "detailsChanged" boolean, amount bigint, "feeYen" integer)`,
      [cityId, batchId, JSON.stringify(lines)],
    );
  }
}

/** A fee never eats up a payout: a merchant who is owed less than it is paid without one. */
function feeOf({ amount }: PayableSettlement, { transferFeeYen }: CityDetails): number {
  return transferFeeYen < amount ? transferFeeYen : 0;
}

/** The pay day of the newest month among them; where that has passed, the next day on which banks can do it. */
function payDayFor(payable: readonly PayableSettlement[], { payDay }: CityDetails, today: DateIso): DateIso {
  const newest = payable.reduce<Month>((month, one) => (one.month > month ? one.month : month), payable[0]!.month);
  return payDayStillAhead(payDayOf(newest, payDay), today);
}
