import 'reflect-metadata';
import { setTimeout as delay } from 'node:timers/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { migrate } from '../database/migrate.js';
import { inOwnScope } from '../database/scope.js';
import { openDatabase, type OpenDatabase } from '../database/open-database.js';
import { HttpSettings } from '../http/http-settings.js';
import { JobSettings } from '../jobs/job-settings.js';
import { SealService } from '../ledger/seal.service.js';
import { withOutcome } from './command-act.js';
import { onInterrupt } from './on-interrupt.js';

/** A command does one thing after another; issuing holds two connections while it uses others. */
const POOL_SIZE = 5;
/** What the work in hand may still take when somebody has pressed Ctrl-C. */
const LONGEST_FAREWELL_MS = 5_000;

/** Does some reading with the services, on the newest shape of the database in use; joins and leaves it in order. */
export async function withServices<T>(work: (services: INestApplicationContext) => Promise<T>): Promise<T> {
  const opening = openDatabase();
  let services: INestApplicationContext | undefined;
  const close = async () => services?.close();
  const forget = onInterrupt(async () => {
    const database = await opening;
    await Promise.race([close(), delay(LONGEST_FAREWELL_MS)]);
    await database.leave();
  });
  try {
    const database = await opening;
    try {
      services = await startServices(database);
      const running = services;
      return await inOwnScope(() => withOutcome(running, () => work(running)));
    } finally {
      await close();
      await database.leave();
    }
  } finally {
    forget();
  }
}

/** Does some work that may write into the ledger, and seals it: there may be no service running that does. */
export function withSealedServices<T>(work: (services: INestApplicationContext) => Promise<T>): Promise<T> {
  return withServices(async (services) => {
    try {
      return await work(services);
    } finally {
      await services.get(SealService).sealAll();
    }
  });
}

async function startServices({ ownerUrl, appUrl }: OpenDatabase): Promise<INestApplicationContext> {
  await migrate(ownerUrl, appUrl);
  const http = new HttpSettings({ SANKYU_LOG_LEVEL: 'silent' });
  const program = AppModule.with({ appUrl, poolSize: POOL_SIZE, http, jobs: new JobSettings(false, appUrl) });
  return NestFactory.createApplicationContext(program, { logger: false, abortOnError: false });
}
