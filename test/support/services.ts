import type { INestApplicationContext, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DatabaseModule } from '../../src/database/database.module.js';
import { HttpModule } from '../../src/http/http.module.js';
import { HttpSettings } from '../../src/http/http-settings.js';
import { JobsModule } from '../../src/jobs/jobs.module.js';
import { servicesInTheirCity } from './in-its-city.js';
import type { TestDatabase } from './postgres.js';

/** Connections that they have. */
export const SERVICES_POOL = 10;

const QUIET = new HttpSettings({ SANKYU_LOG_LEVEL: 'silent' });

/** Some modules of the program over a real database, not listening and without a worker; called from a test. */
export async function startServices(db: TestDatabase, ...modules: Type[]): Promise<INestApplicationContext> {
  const compiled = await Test.createTestingModule({
    imports: [
      DatabaseModule.forUrl({ appUrl: db.appUrl, poolSize: SERVICES_POOL }),
      HttpModule.with(QUIET),
      JobsModule,
      ...modules,
    ],
  }).compile();
  return servicesInTheirCity(await compiled.init());
}
