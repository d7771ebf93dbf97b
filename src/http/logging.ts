import { pathToFileURL } from 'node:url';
import type { LogFn, Logger } from 'pino';
import type { Options } from 'pino-http';
import { packageRoot } from '../database/package-root.js';
import { scope } from '../database/scope.js';
import { withoutValues } from './without-values.js';

/**
 * One line of JSON for each request and each event. It never holds a name, an e-mail address, a query, a body or a
 * token: of a request only its id, method and route; of an error only what no user has written.
 */
export function loggerOptions(level: string): Options {
  return {
    level,
    mixin: requestOf,
    redact: { paths: ['authorization', 'token', '*.authorization', '*.token'], remove: true },
    wrapSerializers: false,
    serializers: { err: errorFacts, req: leftOut, res: leftOut },
    hooks: { logMethod: leaveOutRoutine },
    ...(process.stdout.isTTY ? { transport: FOR_PEOPLE } : {}),
  };
}

/** Each line names the request that it is about, also of what is done later, in another process, because of it. */
function requestOf(): { reqId?: string } {
  const { requestId } = scope();
  return requestId === undefined ? {} : { reqId: requestId };
}

const FOR_PEOPLE = { target: 'pino-pretty', options: { singleLine: true, ignore: 'pid,hostname,context' } };

/** What Nest says of each module and route at every start is of use to nobody who runs the service. */
const ROUTINE = new Set(['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'NestFactory']);
const INFO = 30;

function leaveOutRoutine(this: Logger, inputs: Parameters<LogFn>, method: LogFn, level: number): void {
  const [first]: unknown[] = inputs;
  const context = typeof first === 'object' && first !== null && 'context' in first ? first.context : undefined;
  if (typeof context === 'string' && ROUTINE.has(context) && level <= INFO) return;
  // A port that is taken is said in plain words by the program itself.
  if (context === 'NestApplication') return;
  method.apply(this, inputs);
}

/** A whole request has headers with a token in them. */
function leftOut(): undefined {
  return undefined;
}

interface DriverFacts {
  code?: unknown;
  severity?: unknown;
  constraint?: unknown;
  table?: unknown;
  routine?: unknown;
}

/**
 * PostgreSQL puts the offending values into its messages, so of its errors only code and names are kept; of other errors
 * the message without what it quotes, and the places in the program.
 */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const source = 'driverError' in error && error.driverError instanceof Error ? error.driverError : error;
  const facts = source as Error & DriverFacts;
  const { code, constraint, table, routine } = facts;
  const message = facts.severity === undefined ? withoutValues(error.message) : `PostgreSQL ${String(code)}`;
  return { type: error.name, message, code, constraint, table, routine, stack: framesOf(error) };
}

/** A line of a stack ends with the place in a file; of a message that looks like one, whatever is not a place is lost. */
const FRAME = /^\s+at (?:async )?(?:(?:new )?[\w.$<>[\] ]+ \()?((?:file:|node:|\/)[\w./@+~:-]+:\d+:\d+)\)?$/;

/** The folder of the program, as a path and as an address. */
const ROOTS = [`${pathToFileURL(packageRoot()).href}/`, `${packageRoot()}/`];

function framesOf({ stack = '', message }: Error): string {
  const begin = stack.indexOf(message);
  const below = begin < 0 ? stack : stack.slice(begin + message.length);
  // Whatever the folder is called, with a space in it or not.
  const ours = ROOTS.reduce((text, root) => text.replaceAll(root, '/sankyu/'), below);
  const frames = ours.split('\n').flatMap((line) => FRAME.exec(line)?.[1] ?? []);
  return frames.map((frame) => `    at ${frame}`).join('\n');
}
