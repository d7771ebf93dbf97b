import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { CALENDAR } from '../programmes/calendar.js';
import { CityClockService } from '../programmes/city-clock.service.js';

/**
 * Certifications whose last day has passed. The till needs no telling: their end was written into the ledger when they
 * were certified.
 */
@Injectable()
export class ExpireCertificationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
  ) {}

  /** @returns how many have expired now */
  async expire(cityId: number): Promise<number> {
    const { date } = await this.cityClock.now(cityId);
    const expired = await this.transactions.query(
      `with due as (
         select id from certifications
          where city_id = $1 and state in ('certified', 'suspended') and valid_until < $2
          order by id for update
       ), ended as (
         update certifications c set state = 'expired' from due where c.city_id = $1 and c.id = due.id
         returning c.id, c.valid_until
       )
       insert into certification_events (city_id, certification_id, number, event, from_on, reason, actor_id)
       select $1, ended.id, 1 + (select coalesce(max(number), 0) from certification_events e
                                  where e.city_id = $1 and e.certification_id = ended.id),
              'expire', ended.valid_until + 1, '期間満了', $3
         from ended
       returning certification_id`,
      [cityId, date, CALENDAR],
    );
    return expired.length;
  }

  /** The first day after `after`, and not after `through`, on which a certification expires. */
  async nextDue(cityId: number, after: DateIso, through: DateIso): Promise<DateIso | null> {
    const [row] = await this.transactions.query<{ on: DateIso | null }>(
      `select (min(valid_until) + 1)::text as on from certifications
        where city_id = $1 and state in ('certified', 'suspended') and valid_until between $2::date and $3::date - 1`,
      [cityId, after, through],
    );
    return row?.on ?? null;
  }
}
