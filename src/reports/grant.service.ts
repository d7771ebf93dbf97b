import { Injectable } from '@nestjs/common';
import { CitiesService } from '../programmes/cities.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { GrantView } from './dto/grant.js';
import { grantOf } from './grant-amount.js';
import { kpisOf } from './grant-kpis.js';
import { LedgerKpisService } from './ledger-kpis.service.js';
import { ReportEntriesService } from './report-entries.service.js';

/** Until a city says otherwise: the lowest rate, rounded down as most forms want it. */
const DEFAULTS = { rate: '1/2', roundDown: true, otherCostsYen: 0 } as const;

/** The grant and KPI report (交付金の実績報告): filled from the ledger where it knows, from entries where people do. */
@Injectable()
export class GrantService {
  constructor(
    private readonly cities: CitiesService,
    private readonly programmes: ProgrammesService,
    private readonly ledger: LedgerKpisService,
    private readonly written: ReportEntriesService,
  ) {}

  async grant(cityId: number, fiscalYear: number): Promise<GrantView> {
    const city = await this.cities.cityById(cityId);
    const [programme] = await this.programmes.list(cityId);
    const year = await this.ledger.year(cityId, fiscalYear);
    const entries = { ...DEFAULTS, name: programme?.name ?? '', ...(await this.written.entries(cityId, fiscalYear)) };
    const projectCostYen = year.redeemedCityYen + entries.otherCostsYen;
    return {
      fiscalYear,
      city: city.name,
      couponCostYen: year.redeemedCityYen,
      employersYen: year.redeemedEmployerYen,
      projectCostYen,
      grantYen: grantOf(projectCostYen, entries.rate, entries.roundDown),
      kpis: kpisOf(year, entries),
      entries,
    };
  }
}
