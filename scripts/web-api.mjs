/**
 * Writes web/shared/api/schema.d.ts: the types of the API as the built program describes itself. Nothing is started:
 * Nest only looks at what each controller declares, so no database is asked. Run by prepare.mjs after each build.
 */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import openapiTS, { astToString } from 'openapi-typescript';
import { AppModule } from '../dist/src/app.module.js';
import { createAdapter, standUnderPrefix } from '../dist/src/http/create-app.js';
import { HttpSettings } from '../dist/src/http/http-settings.js';
import { IDEMPOTENCY_HEADER } from '../dist/src/http/idempotency/idempotency-key.js';
import { describeApi } from '../dist/src/http/openapi/describe-api.js';
import { JobSettings } from '../dist/src/jobs/job-settings.js';
import { MailSettings } from '../dist/src/mail/mail-settings.js';

const SCHEMA = new URL('../web/shared/api/schema.d.ts', import.meta.url);
const NO_DATABASE = 'postgres://nobody@localhost:1/none';

const http = new HttpSettings({});
const program = AppModule.with({
  appUrl: NO_DATABASE,
  poolSize: 1,
  http,
  jobs: new JobSettings(false, NO_DATABASE),
  mail: new MailSettings(false, {}),
});
const app = await NestFactory.create(program, createAdapter(http), {
  preview: true,
  abortOnError: false,
  logger: ['error'],
});
standUnderPrefix(app);
const types = await openapiTS(forTheScreens(describeApi(app, '0')));
writeFileSync(SCHEMA, `/** Made by scripts/web-api.mjs from what the controllers declare. */\n${astToString(types)}`);

/**
 * Every refusal is a problem, as `default` says already; and the client gives each command its Idempotency-Key by
 * itself. Left out, the types are a third as long and as quickly checked.
 */
function forTheScreens({ paths, ...document }) {
  for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    for (const status of Object.keys(operation.responses)) if (/^[45]/.test(status)) delete operation.responses[status];
    operation.parameters = operation.parameters.filter(({ name }) => name !== IDEMPOTENCY_HEADER);
  }
  return {
    ...document,
    paths: Object.fromEntries(Object.entries(paths).filter(([path]) => path.startsWith('/api/v1/'))),
  };
}
