import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { complain } from './cli/complain.js';
import { openDatabase, type OpenDatabase } from './database/open-database.js';
import { migrate } from './database/migrate.js';
import { packageRoot } from './database/package-root.js';
import { untilMigrated } from './database/until-migrated.js';
import { DomainError } from './domain/domain-error.js';
import { createApp } from './http/create-app.js';
import { HttpSettings } from './http/http-settings.js';
import { builtScreens } from './http/screens/built-screens.js';
import { JobSettings } from './jobs/job-settings.js';
import { MailSettings } from './mail/mail-settings.js';
import { FirstAdminService } from './people/grants/first-admin.service.js';
import { CitiesService } from './programmes/cities.service.js';
import { DemoCityService } from './simulation/demo-city.service.js';

/** web answers requests, worker does what falls due, all does both. */
type ProgramRole = 'web' | 'worker' | 'all';

const DEFAULT_PORT = 3000;
/** Connections to the database for requests; beyond them requests wait for their turn. */
const DEFAULT_POOL_SIZE = 20;

/** For the requests and jobs that are being done when the program is asked to stop. */
const FINISHING_MS = 6_000;
const STOPPING_MS = 9_000;
/** npm passes on a Ctrl-C that the terminal has sent to everybody already: within this time two are one. */
const SAME_SIGNAL_MS = 1_000;

/** Where the service was built without them, it serves the API alone. */
const SCREENS = builtScreens();

/** What is to be ended, the newest first. */
const ending: (() => Promise<unknown>)[] = [];
let askedToStopAt: number | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => askedToStop());
start().catch((error: unknown) => {
  if (askedToStopAt !== undefined) return;
  const code = complain(error, false);
  void stop(code);
});

/** @throws DomainError, EmbeddedPostgresError with plain words for the operator */
async function start(): Promise<void> {
  const role = roleOf(process.env.ROLE || 'all');
  const port = wholeNumber('PORT', DEFAULT_PORT, 0, 65_535);
  const joining = openDatabase();
  ending.unshift(async () => (await joining).leave());
  const database = await joining;
  if (database.embedded || role !== 'worker') await migrate(database.ownerUrl, database.appUrl);
  else await untilMigrated(database.appUrl);
  if (askedToStopAt !== undefined) return;

  const app = await makeApp(role, database);
  // A worker listens only where it was given a port, for its health and metrics.
  const address = role === 'worker' && !process.env.PORT ? undefined : await listen(app, port);
  say(`Sankyu ${version()} (ROLE=${role})`);
  if (address !== undefined && role !== 'worker') {
    if (SCREENS !== undefined) say(`  Screens   ${address}/`);
    say(`  API       ${address}/api/v1`, `  API docs  ${address}/api/docs`);
  }
  await showWhereToBegin(app, database, role, address);
  say('ready');
}

async function makeApp(role: ProgramRole, { appUrl, embedded }: OpenDatabase): Promise<NestFastifyApplication> {
  const http = new HttpSettings();
  const jobs = new JobSettings(role !== 'web', appUrl, process.env.REDIS_URL || undefined);
  const mail = new MailSettings(mayBeDemo(embedded));
  const poolSize = wholeNumber('SANKYU_POOL_SIZE', DEFAULT_POOL_SIZE, 1, 1_000);
  const program = AppModule.with({ appUrl, poolSize, http, jobs, mail });
  const making = createApp(program, http, version(), {
    healthOnly: role === 'worker',
    screens: SCREENS,
  });
  ending.unshift(async () => Promise.race([(await making).close(), delay(FINISHING_MS, undefined, { ref: false })]));
  return making;
}

/** @returns the address at which it is found from this machine */
async function listen(app: NestFastifyApplication, port: number): Promise<string> {
  try {
    await app.listen(port, process.env.HOST || '127.0.0.1');
  } catch (error) {
    throw isTaken(error) ? portTaken(port) : error;
  }
  return (await app.getUrl()).replace('//127.0.0.1', '//localhost');
}

/** The demo city with a token for each role; or, where there is no city and will be none by itself, how to make one. */
async function showWhereToBegin(
  app: NestFastifyApplication,
  { embedded }: OpenDatabase,
  role: ProgramRole,
  address: string | undefined,
): Promise<void> {
  const cities = await app.get(CitiesService).all();
  if (mayBeDemo(embedded)) {
    if (cities.length === 0) say('Making the demo city, once ...');
    const tokens = await app.get(DemoCityService).make();
    if (!tokens) return;
    if (SCREENS !== undefined && address !== undefined) say(`Open ${address}/ and choose who to be.`);
    say('Access tokens of the demo city (Authorization: Bearer ...):');
    for (const { role, label, token } of tokens) say(`  ${role.padEnd(14)}  ${token}  ${label}`);
  } else if (cities.length === 0 && role !== 'worker') {
    say(
      'There is no city yet. Its first administrator founds it by this link (72 hours, once; each start makes a new one):',
    );
    say(`  ${await app.get(FirstAdminService).link()}`);
    say('Or make it here, and an access token for its administrator:');
    say('  npx sankyu city create --help', '  npx sankyu token create --help');
  }
}

function mayBeDemo(embedded: boolean): boolean {
  return embedded && process.env.SANKYU_DEMO !== 'off';
}

function say(...lines: string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

function askedToStop(): void {
  const now = Date.now();
  if (askedToStopAt === undefined) {
    askedToStopAt = now;
    void stop(0);
  } else if (now - askedToStopAt > SAME_SIGNAL_MS) {
    void stop(1, ending.slice(-1));
  }
}

/** Ends everything in order, the database last, and then the process, in less than ten seconds. */
async function stop(code: number, steps = ending): Promise<void> {
  setTimeout(() => process.exit(1), STOPPING_MS).unref();
  for (const end of steps) await end().catch(() => undefined);
  process.exit(code);
}

function roleOf(text: string): ProgramRole {
  if (text === 'web' || text === 'worker' || text === 'all') return text;
  throw wrongSetting('ROLE', 'web, worker, all');
}

function wholeNumber(name: string, otherwise: number, least: number, most: number): number {
  const text = process.env[name] || String(otherwise);
  const number = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw wrongSetting(name, `${least}-${most}`);
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

function wrongSetting(name: string, allowed: string): DomainError {
  return new DomainError({
    kind: 'invalid',
    code: 'wrong_setting',
    ja: `環境変数 ${name} の値が正しくありません（${allowed}）。`,
    en: `The environment variable ${name} makes no sense; it may be ${allowed}.`,
  });
}

function version(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}
