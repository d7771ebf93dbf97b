import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Options } from 'pino-http';

const QUIET = /^\/(health|metrics)\b/;

/**
 * One line of JSON for each request and each event. It never holds a name, an e-mail address, a query, a body or a
 * token: of a request only its id, method and path; of an error of the database only its kind.
 */
export function loggerOptions(level: string): Options {
  return {
    level,
    genReqId: requestId,
    redact: { paths: ['req.headers', 'res.headers', '*.authorization', '*.token'], remove: true },
    autoLogging: { ignore: (request) => QUIET.test(request.url ?? '') },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
    quietReqLogger: true,
    wrapSerializers: false,
    customSuccessObject: (request, response, value) => ({ ...outcome(request, response), responseTime: timeOf(value) }),
    customErrorObject: (request, response, _error, value) => ({
      ...outcome(request, response),
      responseTime: timeOf(value),
    }),
    serializers: { err: errorFacts },
  };
}

function requestId(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && /^[\w.-]{8,100}$/.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', id);
  return id;
}

function outcome(request: IncomingMessage, response: ServerResponse) {
  return { method: request.method, path: request.url?.split('?')[0], status: response.statusCode };
}

function timeOf(value: { responseTime?: number }): number | undefined {
  return value.responseTime;
}

interface DriverFacts {
  code?: unknown;
  severity?: unknown;
  constraint?: unknown;
  table?: unknown;
  routine?: unknown;
}

/** PostgreSQL puts the offending values into its messages, so of its errors only code and names are kept. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const source = 'driverError' in error && error.driverError instanceof Error ? error.driverError : error;
  const facts = source as Error & DriverFacts;
  const { code, constraint, table, routine } = facts;
  const frames = error.stack?.slice(error.stack.indexOf('\n    at ') + 1);
  const message = facts.severity === undefined ? error.message : `PostgreSQL ${String(code)}`;
  return { type: error.name, message, code, constraint, table, routine, stack: frames };
}
