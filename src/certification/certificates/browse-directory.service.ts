import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { DateIso } from '../../domain/date.js';
import { CitiesService } from '../../programmes/cities.service.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import type { Tier } from '../criteria/tier.entity.js';
import { TiersService } from '../criteria/tiers.service.js';
import type { DirectoryChoices, DirectoryEntry } from '../dto/public.dto.js';
import { DIRECTORY_SQL, type DirectoryFilter, ENTRY_SQL, filterParameters, WANTED_SQL } from './directory-rows.js';

export const ENTRIES_A_PAGE = 50;

/** One page of the directory, with what is needed to go on looking. */
export interface DirectoryPage {
  city: string;
  asOf: DateIso;
  /** By area, within it by reading; those without an area, the employers, last. */
  entries: DirectoryEntry[];
  /** How many of each area the filter leaves, in the same order; none of them is 0. */
  found: { area: string | null; count: number }[];
  page: number;
  pages: number;
  /** What there is to choose from, whatever the filter. */
  areas: string[];
  trades: string[];
  /** As the city calls them today. */
  tiers: Tier[];
}

interface Count {
  area: string | null;
  trade: string | null;
  wanted: number;
}

/** The directory for people who look around in it: pages by number, and counts. */
@Injectable()
export class BrowseDirectoryService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cities: CitiesService,
    private readonly cityClock: CityClockService,
    private readonly tiers: TiersService,
  ) {}

  /**
   * @param wished the page's number, from 1; beyond the last one is the last one
   * @throws DomainError city_not_found
   */
  async page(cityCode: string, filter: DirectoryFilter, wished: number): Promise<DirectoryPage> {
    const city = await this.cities.cityOf(cityCode);
    const { date: asOf } = await this.cityClock.now(city.id);
    const parameters = [city.id, asOf, ...filterParameters(filter)];
    const counts = await this.count(parameters);
    const found = foundByArea(counts);
    const pages = Math.max(1, Math.ceil(found.reduce((sum, { count }) => sum + count, 0) / ENTRIES_A_PAGE));
    const page = Math.min(Math.max(1, wished), pages);
    const entries = await this.transactions.query<DirectoryEntry>(
      `${DIRECTORY_SQL}
       select ${ENTRY_SQL} from directory where ${WANTED_SQL}
        order by area collate "C" nulls last, "nameKana" collate "C", id limit $7 offset $8`,
      [...parameters, ENTRIES_A_PAGE, (page - 1) * ENTRIES_A_PAGE],
    );
    return {
      ...{ city: city.name, asOf, entries, found, page, pages, tiers: await this.tiers.on(city.id, asOf) },
      areas: [...new Set(counts.flatMap(({ area }) => area ?? []))],
      trades: tradesOf(counts),
    };
  }

  /**
   * Whatever there is to choose from, with how many shops stand in an area.
   * @throws DomainError city_not_found
   */
  async choices(cityCode: string): Promise<DirectoryChoices> {
    const city = await this.cities.cityOf(cityCode);
    const { date: asOf } = await this.cityClock.now(city.id);
    const counts = await this.count([city.id, asOf, ...filterParameters({})]);
    const tiers = await this.tiers.on(city.id, asOf);
    return {
      city: city.name,
      asOf,
      areas: foundByArea(counts).flatMap(({ area, count }) => (area === null ? [] : { area, shops: count })),
      trades: tradesOf(counts),
      tiers: tiers.map(({ code, name }) => ({ code, name })),
    };
  }

  private count(parameters: unknown[]): Promise<Count[]> {
    return this.transactions.query<Count>(
      `${DIRECTORY_SQL}
       select area, trade, (count(*) filter (where ${WANTED_SQL}))::integer as wanted from directory
        group by area, trade order by area collate "C" nulls last, trade collate "C"`,
      parameters,
    );
  }
}

function tradesOf(counts: readonly Count[]): string[] {
  return [...new Set(counts.flatMap(({ trade }) => trade ?? []))].sort();
}

function foundByArea(counts: readonly Count[]): DirectoryPage['found'] {
  const sums = new Map<string | null, number>();
  for (const { area, wanted } of counts) sums.set(area, (sums.get(area) ?? 0) + wanted);
  return [...sums].map(([area, count]) => ({ area, count })).filter(({ count }) => count > 0);
}
