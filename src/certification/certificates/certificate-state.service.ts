import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { DateIso } from '../../domain/date.js';
import { notFound } from '../../http/not-found.error.js';
import { CitiesService } from '../../programmes/cities.service.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import type { TierCode } from '../criteria/tier.entity.js';
import { type Standing, STANDING_SQL } from '../standing.js';

/** What anybody may know about a certificate. */
export interface CertificateState {
  city: string;
  number: string;
  holder: string;
  kind: 'merchant' | 'employer';
  tier: TierCode | null;
  tierName: string | null;
  validFrom: DateIso;
  validUntil: DateIso;
  standing: Standing;
  /** Whether it holds on the day `asOf`. */
  holds: boolean;
  asOf: DateIso;
}

/** Whether a certificate still holds, for whoever has seen its number. */
@Injectable()
export class CertificateStateService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cities: CitiesService,
    private readonly cityClock: CityClockService,
  ) {}

  /** @throws DomainError city_not_found, not_found */
  async find(cityCode: string, number: string): Promise<CertificateState> {
    const city = await this.cities.cityOf(cityCode);
    const { date: asOf } = await this.cityClock.now(city.id);
    const [row] = await this.transactions.query<Omit<CertificateState, 'city' | 'holds' | 'asOf'>>(
      `select c.number, coalesce(m.name, e.name) as holder,
              case when c.merchant_id is null then 'employer' else 'merchant' end as kind,
              c.tier, t.name as "tierName",
              c.valid_from::text as "validFrom", c.valid_until::text as "validUntil", ${STANDING_SQL} as standing
         from certifications c
         left join merchants m on m.city_id = c.city_id and m.id = c.merchant_id
         left join employers e on e.city_id = c.city_id and e.id = c.employer_id
         left join lateral (select name from certification_tiers t
                             where t.city_id = c.city_id and t.code = c.tier and t.valid_from <= coalesce(c.applied_on, c.valid_from)
                             order by t.valid_from desc limit 1) t on true
        where c.city_id = $1 and c.number = $3`,
      [city.id, asOf, number],
    );
    if (!row) throw notFound();
    return { city: city.name, ...row, holds: row.standing === 'valid', asOf };
  }
}
