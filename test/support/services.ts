import type { INestApplicationContext, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DatabaseModule } from '../../src/database/database.module.js';
import { JobsModule } from '../../src/jobs/jobs.module.js';
import { servicesInTheirCity } from './in-its-city.js';
import type { TestDatabase } from './postgres.js';

/** Some modules of the program over a real database, without HTTP and without a worker; called from a test. */
export async function startServices(db: TestDatabase, ...modules: Type[]): Promise<INestApplicationContext> {
  const compiled = await Test.createTestingModule({
    imports: [DatabaseModule.forUrl({ appUrl: db.appUrl, poolSize: 10 }), JobsModule, ...modules],
  }).compile();
  return servicesInTheirCity(await compiled.init());
}
