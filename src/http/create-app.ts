import { type INestApplication, type ModuleMetadata, NotFoundException, RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { Logger, PinoLogger } from 'nestjs-pino';
import { inOwnScope } from '../database/scope.js';
import { answerUnparsable, answerUnroutable } from './answer-unreadable.js';
import { Draining } from './draining.js';
import { HttpSettings } from './http-settings.js';
import { LoadShed } from './load-shed/load-shed.js';
import { kindOf } from './load-shed/route-kinds.js';
import { turnAway } from './load-shed/turn-away.js';
import { noteMade, noteRoute } from './log-path.js';
import { Metrics } from './metrics/metrics.js';
import { describeApi } from './openapi/describe-api.js';
import { OpenApi } from './openapi/open-api.js';
import { takeGrantFromPath } from './named-grant.js';
import { mustBeReadable } from './readable-body.js';
import { requestId } from './request-id.js';
import { logRequest, type RequestLogger } from './request-log.js';
import { serveScreens } from './screens/serve-screens.js';
import { securityHeaders } from './security-headers.js';
import { validationPipe } from './validation.pipe.js';

/** A JSON body; files come in parts of their own. */
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
const FILE_LIMIT_BYTES = 20 * 1024 * 1024;
const FILES_LIMIT = 400;
/** A client that sends slower than this is cut off, so that it holds no place. */
const REQUEST_TIMEOUT_MS = 60_000;

/** These stand outside of /api/v1. */
const UNPREFIXED = [
  'health/live',
  'health/ready',
  'metrics',
  'api/openapi.json',
  'api/docs',
  'api/docs/start.js',
  'api/docs/:file',
];

/** The Fastify that the program runs on. */
export function createAdapter(settings: HttpSettings): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: settings.trustProxy,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    genReqId: requestId,
    rewriteUrl: takeGrantFromPath,
    // What cannot even be routed never reaches the filter.
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerUnparsable,
  });
}

/** Where the routes of the controllers stand: /api/v1, but for those that are no part of the API. */
export function standUnderPrefix(app: INestApplication): void {
  app.setGlobalPrefix('api/v1', { exclude: UNPREFIXED.map((path) => ({ path, method: RequestMethod.GET })) });
}

export interface CreateAppOptions {
  adapter?: FastifyAdapter;
  /** For a process that answers no requests but those for its health and metrics. */
  healthOnly?: boolean;
  /** The folder of the built screens; without one, none are served. */
  screens?: string;
}

/**
 * The whole program as an HTTP service, not yet listening.
 * @param module the module in which everything meets
 * @param version of the program, as the API's description gives it
 */
export async function createApp(
  module: NonNullable<ModuleMetadata['imports']>[number],
  settings: HttpSettings,
  version: string,
  { adapter = createAdapter(settings), healthOnly = false, screens }: CreateAppOptions = {},
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.get(Metrics).runs(version);
  standUnderPrefix(app);
  app.useGlobalPipes(validationPipe());
  await app.register(cookie);
  await app.register(multipart, {
    limits: { fileSize: FILE_LIMIT_BYTES, files: FILES_LIMIT, fields: 50, fieldSize: 10_000 },
  });
  const { logger } = await app.resolve(PinoLogger);
  watchRequests(app, logger, healthOnly);
  if (screens !== undefined && !healthOnly) await serveScreens(app, screens);
  app.get(OpenApi).describedBy(() => describeApi(app, version));
  await app.init();
  return app;
}

function watchRequests(app: NestFastifyApplication, logger: RequestLogger, healthOnly: boolean): void {
  const shed = app.get(LoadShed);
  const metrics = app.get(Metrics);
  const draining = app.get(Draining);
  const fastify = app.getHttpAdapter().getInstance();
  draining.of(fastify.server);
  fastify.addHook('onRequest', async (request, reply) => {
    const { url: route, config } = request.routeOptions;
    noteRoute(request.raw, route);
    // Not in one object: one put together for each answer outlives the quick collections of garbage.
    reply.headers(securityHeaders(request.protocol === 'https')).header('X-Request-Id', request.id);
    // Health and metrics are asked for most urgently when the service is busy.
    if (/^\/(health|metrics)\b/.test(request.url)) return undefined;
    let leave: (() => void) | undefined;
    reply.raw.once('close', () => {
      leave?.();
      logRequest(logger, request, reply.raw, reply.elapsedTime);
    });
    if (healthOnly) throw new NotFoundException();
    const kind = kindOf(config);
    leave = shed.enter(kind);
    if (!leave) return turnAway(reply, request.id, kind === 'till');
    return undefined;
  });
  fastify.addHook('preValidation', async ({ body }) => mustBeReadable(body));
  // Opened after the body was read, whose events would lose it again; the guard says whose scope it is.
  fastify.addHook('preHandler', (request, _reply, done) => inOwnScope(done, request.id));
  fastify.addHook('preSerialization', (request, reply, answer, done) => {
    noteMade(request.raw, reply.statusCode, answer);
    done(null, answer);
  });
  // Nobody sends the next request to a process that is about to go.
  fastify.addHook('onSend', async (_request, reply) => {
    if (draining.begun) reply.header('Connection', 'close');
  });
  fastify.addHook('onResponse', async (request, reply) => {
    metrics.answered(request.method, request.routeOptions.url, reply.statusCode, reply.elapsedTime / 1000);
  });
}
