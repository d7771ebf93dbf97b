import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { Metrics } from '../metrics/metrics.js';
import type { HttpReply, HttpRequest } from '../request.js';
import { problemHeaders, problemOf } from './problem-of.js';

/** The one place where whatever went wrong becomes an answer; what is the service's own fault goes to the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(private readonly metrics: Metrics) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<HttpRequest>();
    const reply = host.switchToHttp().getResponse<HttpReply>();
    const problem = problemOf(thrown);
    if (problem.code === 'internal_error') this.logger.error({ err: thrown }, 'a request failed');
    if (FROM_THE_DATABASE.has(problem.code)) this.logger.warn({ err: thrown }, problem.code);
    this.metrics.refused(problem.code, problem.status);
    if (reply.sent) return;
    for (const [name, value] of Object.entries(problemHeaders(problem))) reply.header(name, value);
    reply.status(problem.status).send({ ...problem, requestId: request.id });
  }
}

const FROM_THE_DATABASE = new Set(['database_away', 'unreadable_value']);
