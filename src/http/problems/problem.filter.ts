import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { asDomainError } from '../../database/constraint-errors.js';
import { DomainError } from '../../domain/domain-error.js';
import type { HttpReply, HttpRequest } from '../request.js';
import { asDatabaseAway } from './database-away.js';
import type { Problem } from './problem.js';
import { statusOf } from './status-of.js';
import { asTransportError } from './transport-errors.js';

/**
 * The one place where whatever went wrong becomes an answer: RFC 9457 with the error's stable code. A fault of the
 * server is written to the log and says nothing about itself outside.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<HttpRequest>();
    const reply = host.switchToHttp().getResponse<HttpReply>();
    const problem = this.problemOf(thrown);
    if (reply.sent) return;
    const { retryAfterSeconds } = problem.details ?? {};
    if (problem.status === 503) reply.header('Retry-After', Number(retryAfterSeconds ?? 1));
    if (problem.status === 401) reply.header('WWW-Authenticate', 'Bearer realm="sankyu"');
    reply
      .status(problem.status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .header('Cache-Control', 'no-store')
      .send({ ...problem, ...(request.raw.id === undefined ? {} : { requestId: String(request.raw.id) }) });
  }

  private problemOf(thrown: unknown): Problem {
    const known = asDomainError(thrown);
    const error = known instanceof DomainError ? known : asDatabaseAway(known);
    if (error) {
      if (error.cause !== undefined && error.kind === 'busy') this.logger.warn({ err: error.cause }, error.code);
      const { errors, ...details } = error.details ?? {};
      return {
        ...named(statusOf(error), error.code, error.ja, error.en),
        ...(Object.keys(details).length > 0 ? { details } : {}),
        ...(Array.isArray(errors) ? { errors } : {}),
      };
    }
    const transport = asTransportError(thrown);
    if (transport) {
      const { status, code, ja, en, details } = transport;
      return { ...named(status, code, ja, en), ...(details ? { details } : {}) };
    }
    this.logger.error({ err: thrown }, 'a request failed');
    return named(500, 'internal_error', 'サービスの中で問題が起きました。', 'Something went wrong inside the service.');
  }
}

function named(status: number, code: string, ja: string, en: string): Problem {
  return {
    type: `urn:sankyu:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: en,
    code,
    ja,
    en,
  };
}
