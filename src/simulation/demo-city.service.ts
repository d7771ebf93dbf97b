import { Injectable } from '@nestjs/common';
import { CriteriaService } from '../certification/criteria/criteria.service.js';
import { inCity } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import { type DateIso, jstDateOf } from '../domain/date.js';
import { addMonths, firstDay, type Month, monthOf } from '../domain/month.js';
import { derivedId } from '../domain/operation-key.js';
import { ImportFolderService } from '../enrolments/import/import-folder.service.js';
import { DEMO_CITY_CODE } from '../mail/demo-mode.js';
import { CitiesService } from '../programmes/cities.service.js';
import type { City } from '../programmes/city.entity.js';
import { CreateCityService } from '../programmes/create-city.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { demoFiles } from './demo-files.js';
import { type DemoToken, keepDemoTokens, readDemoTokens } from './demo-tokens.js';
import { MakeDemoTokensService } from './make-demo-tokens.service.js';
import { SimulateService } from './simulate.service.js';

/** Nobody's: 北川市 does not exist. */
const DEMO_CITY_NAME = '北川市（見本）';
/** Months that the programme has been running; just enough for the first coupons to lapse. */
const MONTHS_OF_HISTORY = 6;
const SEED = 310;

/** A rehearsal city with some months of lively history, so that whoever starts Sankyu for the first time sees it at work. */
@Injectable()
export class DemoCityService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cities: CitiesService,
    private readonly createCity: CreateCityService,
    private readonly criteria: CriteriaService,
    private readonly programmes: ProgrammesService,
    private readonly importFolder: ImportFolderService,
    private readonly simulation: SimulateService,
    private readonly tokens: MakeDemoTokensService,
  ) {}

  /**
   * Makes the demo city in a database that has no city yet; one that was left half made is finished.
   *
   * @param today the day that its clock then shows
   * @returns a token for each role, the same ones at each start; undefined where there are other cities and no demo
   */
  async make(today: DateIso = realToday()): Promise<DemoToken[] | undefined> {
    const all = await this.cities.all();
    const demo = all.find((city) => city.code === DEMO_CITY_CODE && city.kind === 'rehearsal');
    if (!demo && all.length > 0) return undefined;
    const kept = demo && readDemoTokens();
    if (kept) return kept;
    const city = demo ?? (await this.found(addMonths(monthOf(today), -MONTHS_OF_HISTORY)));
    return inCity(city.id, async () => {
      await this.live(city, today);
      const tokens = await this.tokens.make(city.id);
      keepDemoTokens(tokens);
      return tokens;
    });
  }

  private found(startsMonth: Month): Promise<City> {
    return this.transactions.run(async () => {
      const { city } = await this.createCity.createCity({
        code: DEMO_CITY_CODE,
        name: DEMO_CITY_NAME,
        kind: 'rehearsal',
        asOf: firstDay(startsMonth),
        programme: { startsMonth },
      });
      const actorId = derivedId('00000000-0000-0000-0000-000000000000', 'demo city');
      await inCity(city.id, async () => {
        await this.criteria.begin(city.id);
        await this.importFolder.take(city.id, demoFiles(startsMonth), { approve: true, actorId });
      });
      return city;
    });
  }

  private async live(city: City, until: DateIso): Promise<void> {
    const { startsMonth: from } = await this.programmes.mainProgramme(city.id);
    await this.simulation.simulate(city.id, { from, to: monthOf(until), until, seed: SEED, turnover: true });
  }
}

/** The day in Japan. */
function realToday(): DateIso {
  return jstDateOf(new Date());
}
