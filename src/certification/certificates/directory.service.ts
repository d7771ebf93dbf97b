import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { type Page, pageOf, type PageQuery } from '../../http/paging.js';
import { CitiesService } from '../../programmes/cities.service.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import type { DirectoryEntry } from '../dto/public.dto.js';
import { DIRECTORY_SQL, type DirectoryFilter, ENTRY_SQL, filterParameters, WANTED_SQL } from './directory-rows.js';

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
    filter: DirectoryFilter,
    limit: number | null,
    after?: string[],
  ): Promise<(DirectoryEntry & { id: string })[]> {
    const { date } = await this.cityClock.now(cityId);
    return this.transactions.query(
      `${DIRECTORY_SQL}
       select ${ENTRY_SQL} from directory
        where ${WANTED_SQL} and ($7::text is null or ("nameKana" collate "C", id) > ($7, $8::uuid))
        order by "nameKana" collate "C", id limit $9`,
      [cityId, date, ...filterParameters(filter), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }
}

function withoutId({ id: _id, ...entry }: DirectoryEntry & { id: string }): DirectoryEntry {
  return entry;
}
