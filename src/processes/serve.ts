import cluster from 'node:cluster';
import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import type { OpenDatabase } from '../database/open-database.js';
import { replicaSettings } from '../database/replica/replica-settings.js';
import { DomainError } from '../domain/domain-error.js';
import { createApp } from '../http/create-app.js';
import { HttpSettings } from '../http/http-settings.js';
import { builtScreens } from '../http/screens/built-screens.js';
import { JobSettings } from '../jobs/job-settings.js';
import { MailSettings } from '../mail/mail-settings.js';
import { drain } from './drain.js';
import type { Ending } from './ending.js';
import { obeyKeeper } from './kept.js';
import { openMigrated } from './open-migrated.js';
import { say, version } from './say.js';
import type { ProcessSettings } from './settings.js';
import { mayBeDemo, showWhereToBegin } from './where-to-begin.js';

/** Connections that wait to be taken in, as when a whole city opens its wallets at noon; the system may allow fewer. */
const AT_THE_DOOR = 4096;

/** Where the service was built without them, it serves the API alone. */
const SCREENS = builtScreens();

/**
 * The service, or a part of it, in this process: alone, or as one of several that a keeper looks after.
 * @throws DomainError, EmbeddedPostgresError with plain words for the operator
 */
export async function serve(settings: ProcessSettings, ending: Ending): Promise<void> {
  const { role } = settings;
  // Asked for new processes, one that is alone would end by what the system does with an unknown signal.
  process.on('SIGUSR2', () => undefined);
  const database = await openMigrated(role, ending);
  if (ending.asked) return;

  const app = await makeApp(settings, database, ending);
  // A worker listens only where it was given a port, for its health and metrics.
  const address = role === 'worker' && !process.env.PORT ? undefined : await listen(app, settings);
  const { embedded } = database;
  const show = () => showWhereToBegin(app, { role, embedded, address, screens: SCREENS !== undefined });
  if (cluster.isWorker) return obeyKeeper(show, ending);
  say(`Sankyu ${version()} (ROLE=${role})`);
  await show();
  say('ready');
}

async function makeApp(
  { role, poolSize, drainMs }: ProcessSettings,
  { appUrl, embedded }: OpenDatabase,
  ending: Ending,
): Promise<NestFastifyApplication> {
  const http = new HttpSettings();
  const jobs = new JobSettings(role !== 'web', appUrl, process.env.REDIS_URL || undefined);
  const mail = new MailSettings(mayBeDemo(embedded));
  const program = AppModule.with({ appUrl, poolSize, replica: replicaSettings(), http, jobs, mail });
  const making = createApp(program, http, version(), {
    healthOnly: role === 'worker',
    screens: SCREENS,
  });
  ending.drainMs = drainMs;
  ending.begin(async ({ finishingMs, succeeded }) => {
    const app = await making;
    const announcedMs = succeeded ? undefined : drainMs;
    const ended = drain(app, announcedMs, finishingMs).then(() => app.close());
    await Promise.race([ended, delay((announcedMs ?? 0) + finishingMs, undefined, { ref: false })]);
  });
  return making;
}

/** @returns the address at which it is found from this machine */
async function listen(app: NestFastifyApplication, { port, host }: ProcessSettings): Promise<string> {
  try {
    await app.listen({ port, host, backlog: AT_THE_DOOR });
  } catch (error) {
    throw isTaken(error) ? portTaken(port) : error;
  }
  return (await app.getUrl()).replace('//127.0.0.1', '//localhost');
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function portTaken(port: number): DomainError {
  return new DomainError({
    kind: 'conflict',
    code: 'port_taken',
    ja: `ポート ${port} は別のプログラムが使っています。PORT で別の番号を指定してください（例: PORT=${port + 1} npm start）。`,
    en: `Port ${port} is used by another program. Let PORT name another one, e.g. PORT=${port + 1} npm start`,
  });
}
