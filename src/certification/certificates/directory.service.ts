import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { type Page, pageOf, type PageQuery } from '../../http/paging.js';
import { CitiesService } from '../../programmes/cities.service.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import type { DirectoryEntry } from '../dto/public.dto.js';
import type { TierCode } from '../criteria/tier.entity.js';
import { STANDING_SQL } from '../standing.js';

export interface DirectoryFilter {
  area?: string;
  trade?: string;
  tier?: TierCode;
}

/** Who is certified today: each shop of a merchant, and employers, by their reading. Nothing about persons. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cities: CitiesService,
    private readonly cityClock: CityClockService,
  ) {}

  /** @throws DomainError city_not_found, bad_cursor */
  async page(cityCode: string, filter: DirectoryFilter, query: PageQuery): Promise<Page<DirectoryEntry>> {
    const after = query.after(2);
    const { id } = await this.cities.cityOf(cityCode);
    const rows = await this.read(id, filter, query.limit + 1, after);
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.nameKana, row.id]);
    return { items: items.map(withoutId), nextCursor };
  }

  /** @throws DomainError city_not_found */
  async all(cityCode: string, filter: DirectoryFilter): Promise<DirectoryEntry[]> {
    const { id } = await this.cities.cityOf(cityCode);
    return (await this.read(id, filter, null)).map(withoutId);
  }

  private async read(
    cityId: number,
    { area, trade, tier }: DirectoryFilter,
    limit: number | null,
    after?: string[],
  ): Promise<(DirectoryEntry & { id: string })[]> {
    const { date } = await this.cityClock.now(cityId);
    return this.transactions.query(
      `with standing as (
         select c.* from certifications c
          where c.city_id = $1 and c.number is not null and $2 between c.valid_from and c.valid_until
            and ${STANDING_SQL} = 'valid'
       ), listed as (
         select s.id, 'shop' as kind, s.name, s.name_kana as "nameKana", s.trade, s.area, c.tier, c.number,
                c.valid_until::text as "validUntil"
           from standing c join shops s on s.city_id = c.city_id and s.merchant_id = c.merchant_id
          union all
         select e.id, 'employer', e.name, e.name_kana, null, null, c.tier, c.number, c.valid_until::text
           from standing c join employers e on e.city_id = c.city_id and e.id = c.employer_id
       )
       select * from listed
        where ($3::text is null or area = $3) and ($4::text is null or trade = $4) and ($5::text is null or tier = $5)
          and ($6::text is null or ("nameKana" collate "C", id) > ($6, $7::uuid))
        order by "nameKana" collate "C", id limit $8`,
      [cityId, date, area ?? null, trade ?? null, tier ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }
}

function withoutId({ id: _id, ...entry }: DirectoryEntry & { id: string }): DirectoryEntry {
  return entry;
}
