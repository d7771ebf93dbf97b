import type { ServerResponse } from 'node:http';
import type { BaseLogger } from 'pino';
import { callerInLog, madeInLog, pathInLog } from './log-path.js';
import type { HttpRequest } from './request.js';

/** What of a logger this uses. */
export type RequestLogger = Pick<BaseLogger, 'info' | 'error'>;

/**
 * Writes the one line that every request has, when it is over: as an error where the service failed. A logger for each
 * request, as the usual middleware makes, would cost more than the line.
 * @param tookMs how long it took, in milliseconds
 */
export function logRequest(
  logger: RequestLogger,
  { id, raw }: Pick<HttpRequest, 'id' | 'raw'>,
  response: ServerResponse,
  tookMs: number,
): void {
  const caller = callerInLog(raw);
  const line = {
    reqId: id,
    method: raw.method,
    path: pathInLog(raw),
    status: response.statusCode,
    caller: caller?.caller,
    role: caller?.role,
    made: madeInLog(raw),
    responseTime: Math.round(tookMs),
  };
  if (response.statusCode >= 500) logger.error(line, 'request errored');
  else logger.info(line, response.writableEnded ? 'request completed' : 'request aborted');
}
