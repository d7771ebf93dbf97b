import type { INestApplicationContext } from '@nestjs/common';
import { Transactions } from '../../src/database/transactions.js';
import type { DateIso } from '../../src/domain/date.js';
import type { Month } from '../../src/domain/month.js';
import { IssuanceModule } from '../../src/issuance/issuance.module.js';
import { JobsModule } from '../../src/jobs/jobs.module.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { CreateCityService } from '../../src/programmes/create-city.service.js';
import type { RuleSettings } from '../../src/programmes/programme-rules.entity.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { startServices } from '../support/services.js';

export const ACTOR = '00000000-0000-4000-8000-00000000ac70';

/** The services of enrolments on a database of their own, without HTTP; with those that issue what is owed. */
export interface EnrolmentsApp {
  db: TestDatabase;
  get: INestApplicationContext['get'];
  /** Rows of one statement, by the application's role. */
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Makes a rehearsal city whose programme starts in that month. */
  createCity(city: TestCityOptions): Promise<TestCity>;
  close(): Promise<void>;
}

export interface TestCityOptions {
  code: string;
  asOf: DateIso;
  start: Month;
  rules?: Partial<RuleSettings>;
}

export interface TestCity {
  cityId: number;
  programmeId: string;
}

export async function startEnrolmentsApp(): Promise<EnrolmentsApp> {
  const db = await freshDatabase();
  const app = await startServices(db, JobsModule, LedgerModule, IssuanceModule);
  return {
    db,
    get: app.get.bind(app),
    query: (sql, parameters) => app.get(Transactions).query(sql, parameters),
    createCity: async ({ code, asOf, start: startsMonth, rules }) => {
      const { city, programme } = await app.get(CreateCityService).createCity({
        code,
        name: code,
        kind: 'rehearsal',
        asOf,
        programme: { startsMonth, ...(rules && { rules }) },
      });
      if (!programme) throw new Error('The city has no programme.');
      return { cityId: city.id, programmeId: programme.id };
    },
    close: async () => {
      await app.close();
      await db.drop();
    },
  };
}
