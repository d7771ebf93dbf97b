import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { CityClockService } from '../programmes/city-clock.service.js';

/** Refusals that may be an attempt at abuse; of all others nothing is kept. */
const KEPT = ['own_merchant', 'code_used'] as const;

/** Counts what was refused, which leaves no trace in the ledger, for whoever looks for abuse. */
@Injectable()
export class RefusedPaymentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
  ) {}

  /** Called after the ledger's answer, outside of its transaction, and only where it was no. */
  async count(cityId: number, refused: { refusal: string; shopId: string; employeeId: string }): Promise<void> {
    if (!KEPT.some((kept) => kept === refused.refusal)) return;
    const { date } = await this.cityClock.now(cityId);
    await this.transactions.query(
      `insert into refused_payments as r (city_id, shop_id, employee_id, refusal, day, tries) values ($1, $2, $3, $4, $5, 1)
       on conflict on constraint refused_payments_pkey do update set tries = r.tries + 1`,
      [cityId, refused.shopId, refused.employeeId, refused.refusal, date],
    );
  }
}
