import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { fiscalYearOf } from '../domain/month.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { AcceptanceService } from './acceptance.service.js';
import { CertificateNumbersService } from './certificate-numbers.service.js';
import { daysOutOfOrder } from './certification.errors.js';

@Injectable()
export class CertifyManyService {
  constructor(
    private readonly transactions: Transactions,
    private readonly acceptance: AcceptanceService,
    private readonly cityClock: CityClockService,
    private readonly numbers: CertificateNumbersService,
  ) {}

  /**
   * Certifies merchants that the city has judged elsewhere, as an import brings them: applied for and certified in one
   * step, with a number and without a tier. A merchant that has a certification already, whatever became of it, is passed over.
   *
   * @returns the merchants certified now
   * @throws DomainError days_out_of_order
   */
  async certifyMany(
    cityId: number,
    merchantIds: string[],
    decision: { fromOn: DateIso; validUntil: DateIso; reason: string; actorId: string },
  ): Promise<string[]> {
    if (decision.validUntil < decision.fromOn) throw daysOutOfOrder();
    const { date: today } = await this.cityClock.now(cityId);
    return this.transactions.run(async (manager) => {
      // Whoever draws numbers for the year waits here, so that what is counted now is certified now.
      const last = await this.numbers.hold(cityId, fiscalYearOf(today));
      const certified = await manager.query<{ merchant_id: string }[]>(
        `with wanted as (
           select m.id, row_number() over (order by m.id) as place
             from merchants m
            where m.city_id = $1 and m.id = any($2)
              and not exists (select from certifications c where c.city_id = $1 and c.merchant_id = m.id)
         ), made as (
           insert into certifications
             (city_id, id, merchant_id, state, valid_from, valid_until, applied_on, number)
           select $1, ledger.derived_id(id, 'first certification'), id, 'certified', $3, $4, $3,
                  $7::text || '-' || lpad(($8::integer + place)::text, greatest(5, length(($8::integer + place)::text)), '0')
             from wanted
           returning id, merchant_id
         ), recorded as (
           insert into certification_events (city_id, certification_id, number, event, from_on, reason, actor_id)
           select $1, made.id, e.number, e.event, $3, $5, $6
             from made cross join (values (1, 'apply'), (2, 'certify')) as e (number, event)
         )
         select merchant_id from made`,
        [
          cityId,
          merchantIds,
          decision.fromOn,
          decision.validUntil,
          decision.reason,
          decision.actorId,
          String(fiscalYearOf(today)),
          last,
        ],
      );
      await this.numbers.count(cityId, fiscalYearOf(today), certified.length);
      const ids = certified.map((row) => row.merchant_id);
      if (ids.length > 0) await this.acceptance.open(cityId, ids, decision.fromOn, decision.validUntil);
      return ids;
    });
  }
}
