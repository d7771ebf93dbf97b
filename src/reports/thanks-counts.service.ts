import { Injectable } from '@nestjs/common';
import { badRange } from '../closing/closing.errors.js';
import { Replica } from '../database/replica/replica.js';
import { firstDay, type Month, monthsBetween } from '../domain/month.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import type { ThanksCountRow } from './dto/thanks-counts.js';

const MOST_MONTHS = 36;

/** How often the people of an employer said thanks with coupons. Never who, to whom, how many notes or with what words. */
@Injectable()
export class ThanksCountsService {
  constructor(
    private readonly replica: Replica,
    private readonly cityClock: CityClockService,
  ) {}

  /**
   * One row a month, also where there was none; without what was taken back. A link counts once, when it was made.
   * A day is counted when it is over: a figure that moves with the hour would tell who has just said thanks.
   *
   * @throws DomainError bad_range
   */
  async counts(cityId: number, employerId: string, from: Month, to: Month): Promise<ThanksCountRow[]> {
    const months = monthsBetween(from, to) + 1;
    if (months < 1 || months > MOST_MONTHS) throw badRange(MOST_MONTHS);
    const { date: today } = await this.cityClock.now(cityId);
    return this.replica.query<ThanksCountRow>(
      `with given as (
         select date_trunc('month', o.happened_at at time zone 'Asia/Tokyo')::date as month, count(*)::integer as times
           from employments w
           join ledger.operations o on o.city_id = w.city_id and o.from_account = w.employee_id and o.code = 'give'
                and (o.happened_at at time zone 'Asia/Tokyo')::date between w.from_on and coalesce(w.until_on, 'infinity')
          where w.city_id = $1 and w.employer_id = $2
            and o.happened_at >= $3::date::timestamp at time zone 'Asia/Tokyo'
            and o.happened_at < least($4::date + interval '1 month', $5::date) at time zone 'Asia/Tokyo'
            and not exists (select from ledger.operations u where u.city_id = o.city_id and u.undoes = o.id)
          group by 1
       )
       select to_char(m, 'YYYY-MM') as month, coalesce(g.times, 0) as times
         from generate_series($3::date, $4::date, interval '1 month') m
         left join given g on g.month = m
        order by m`,
      [cityId, employerId, firstDay(from), firstDay(to), today],
    );
  }
}
