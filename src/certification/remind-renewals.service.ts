import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { addDays } from '../domain/date.js';
import { CityClockService } from '../programmes/city-clock.service.js';

/** So many days before the end, first and second. */
export const REMINDED_DAYS_BEFORE = [90, 30] as const;

/**
 * Marks the certifications whose holders are due a reminder that the end is near: `reminded_on` is the day of the latest
 * one. Not of those for whose renewal somebody has applied, or who have it.
 */
@Injectable()
export class RemindRenewalsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
  ) {}

  /** @returns the certifications marked now; again on the same day none */
  async remind(cityId: number): Promise<string[]> {
    const { date: today } = await this.cityClock.now(cityId);
    const [first, second] = REMINDED_DAYS_BEFORE;
    const rows = await this.transactions.query<{ id: string }>(
      `with due as (
         select c.id from certifications c
          where c.city_id = $1 and c.state = 'certified' and c.followed_by is null
            and c.valid_until between $2::date and $3::date
            and (c.reminded_on is null or c.reminded_on < c.valid_until - $5::integer and c.valid_until <= $4::date)
            and not exists (select from certifications r
                             where r.city_id = $1 and r.renews = c.id and r.state = 'applied')
          order by c.id for update
       ), marked as (
         update certifications c set reminded_on = $2 from due where c.city_id = $1 and c.id = due.id returning c.id
       )
       select id from marked order by id`,
      [cityId, today, addDays(today, first), addDays(today, second), second],
    );
    return rows.map(({ id }) => id);
  }
}
