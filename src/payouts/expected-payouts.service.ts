import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { payDayOf } from '../domain/business-day.js';
import type { DateIso } from '../domain/date.js';
import type { Month } from '../domain/month.js';
import { DomainError } from '../domain/domain-error.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { CityDetailsService } from '../programmes/city-details.service.js';
import { payDayStillAhead } from './pay-day-still-ahead.js';

/** Money that a merchant has not been paid yet, and when it can count on it. */
export interface ExpectedPayout {
  /** In which the coupons were taken. */
  month: Month;
  amount: number;
  /** By the rule of the city, or of the batch that is under way; null where neither is known yet. */
  payOn: DateIso | null;
  /** null until the month is settled: the amount may still change. */
  settlementId: string | null;
}

interface Row {
  month: Month;
  amount: string;
  payOn: DateIso | null;
  settlementId: string | null;
}

/** Tells a merchant what will be paid when. */
@Injectable()
export class ExpectedPayoutsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: CityClockService,
    private readonly details: CityDetailsService,
  ) {}

  /** The earliest month first. What the bank returned is not in it: it waits for the merchant, not for a day. */
  async of(cityId: number, merchantId: string): Promise<ExpectedPayout[]> {
    const { date: today } = await this.clock.now(cityId);
    const payDay = await this.payDay(cityId, today);
    const rows = await this.transactions.query<Row>(
      `select to_char(s.month, 'YYYY-MM') as month, s.amount::text, s.id as "settlementId", last.pay_on::text as "payOn"
         from settlements s
         left join lateral (
           select p.state, b.pay_on from payouts p join payout_batches b on b.city_id = p.city_id and b.id = p.batch_id
            where p.city_id = s.city_id and p.settlement_id = s.id and p.state <> 'withdrawn'
            order by p.attempt desc limit 1) last on true
        where s.city_id = $1 and s.merchant_id = $2 and coalesce(last.state, 'open') not in ('paid', 'returned')
       union all
       select to_char(o.period, 'YYYY-MM'), sum(case o.code when 'redeem' then o.amount else -o.amount end)::text, null, null
         from ledger.operations o
        where o.city_id = $1 and o.code in ('redeem', 'void')
          and case o.code when 'redeem' then o.to_account else o.from_account end = $2
          and not exists (select from settlement_lines l where l.city_id = o.city_id and l.operation_id = o.id)
        group by o.period
        order by 1, 3 nulls last`,
      [cityId, merchantId],
    );
    return rows
      .map(({ amount, payOn, ...row }) => ({
        ...row,
        amount: Number(amount),
        payOn: payOn ?? (payDay === undefined ? null : dayByRule(row, payDay, today)),
      }))
      .filter(({ amount }) => amount !== 0);
  }

  /** Undefined for a city that has not said yet on which day it pays. */
  private async payDay(cityId: number, today: DateIso): Promise<number | undefined> {
    try {
      return (await this.details.on(cityId, today)).payDay;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'city_details_missing') return undefined;
      throw error;
    }
  }
}

/** A month that should have been paid by now and is not even settled waits for the city's closing: nobody knows a day. */
function dayByRule({ month, settlementId }: Pick<Row, 'month' | 'settlementId'>, payDay: number, today: DateIso) {
  const payOn = payDayOf(month, payDay);
  if (settlementId === null) return payOn > today ? payOn : null;
  return payDayStillAhead(payOn, today);
}
