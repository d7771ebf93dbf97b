import type { ModuleMetadata } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import { createAdapter, createApp } from '../../src/http/create-app.js';
import { HttpSettings } from '../../src/http/http-settings.js';
import { JobSettings } from '../../src/jobs/job-settings.js';
import { MailSettings } from '../../src/mail/mail-settings.js';
import { IssueTokenService, type TokenScope } from '../../src/people/issue-token.service.js';
import type { Role } from '../../src/people/role.js';
import { servicesInTheirCity } from './in-its-city.js';
import { jobsInRedis } from './jobs-in-redis.js';
import type { TestDatabase } from './postgres.js';

/** Connections that may wait to be taken: a test opens a thousand at once, in the very process that takes them. */
const AT_THE_DOOR = 4_096;

/** A test and the program share one event loop, and the machine is as slow as it is: that turns nobody away. */
const NEVER_SLOW = { SANKYU_SHED_AFTER_MS: '0' };

type ModuleImport = NonNullable<ModuleMetadata['imports']>[number];

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, else the text. */
  body: any;
}

export interface Asking {
  token?: string;
  /** POST when there is a body, else GET. */
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The real program against a real database, listening on a port of its own. */
export interface TestApp {
  app: NestFastifyApplication;
  url: string;
  get: NestFastifyApplication['get'];
  /** Asks over real HTTP. @param path e.g. '/api/v1/me' */
  fetch(path: string, asking?: Asking): Promise<Answer>;
  tokenFor(cityId: number, role: Role, scope?: TokenScope): Promise<string>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** Jobs run only when asked for. */
  jobs?: boolean;
  /** As where the demo city lives. */
  demo?: boolean;
  poolSize?: number;
  /** As an operator would set them. */
  environment?: Record<string, string>;
  /** The folder of the screens that it serves; none without. */
  screens?: string;
  /** Modules beside those of the program, e.g. with a planted route. */
  imports?: ModuleImport[];
  /** Told of every route that reaches the router. */
  onRoute?: (route: { method: string | string[]; url: string }) => void;
}

export async function startTestApp(db: Pick<TestDatabase, 'appUrl'>, options: TestAppOptions = {}): Promise<TestApp> {
  const { jobs = false, demo = false, poolSize = 10, environment = {}, imports = [], screens, onRoute } = options;
  const http = new HttpSettings({ SANKYU_LOG_LEVEL: 'silent', ...NEVER_SLOW, ...environment });
  const program = AppModule.with({
    appUrl: db.appUrl,
    poolSize,
    http,
    jobs: new JobSettings(
      jobs,
      db.appUrl,
      environment.REDIS_URL ?? (jobs ? jobsInRedis(db.appUrl).REDIS_URL : undefined),
    ),
    mail: new MailSettings(demo, environment),
  });
  const adapter = createAdapter(http);
  if (onRoute) adapter.getInstance().addHook('onRoute', onRoute);
  const app = await createApp({ ...program, imports: [...(program.imports ?? []), ...imports] }, http, 'test', {
    adapter,
    screens,
  });
  await app.listen({ port: 0, host: '127.0.0.1', backlog: AT_THE_DOOR });
  const called = servicesInTheirCity(app);
  const url = await app.getUrl();
  return {
    app: called,
    url,
    get: called.get,
    fetch: (path, asking) => ask(url + path, asking),
    tokenFor: async (cityId, role, scope = {}) =>
      (await called.get(IssueTokenService).issue({ cityId, role, label: `test ${role}`, ...scope })).text,
    close: () => app.close(),
  };
}

async function ask(address: string, { token, method, body, headers = {} }: Asking = {}): Promise<Answer> {
  const response = await fetch(address, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}
