import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';

/**
 * Of the network, and of PostgreSQL: classes 08 and 57P (gone, shutting down), too many connections, lock and statement
 * timeouts, and a server that takes no writes (any more), since another one does.
 */
const AWAY =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|08...|57P..|25006|53300|55P03|57014)$/;

/** The driver says these without a code. */
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|Driver not Connected)/;

/** What TypeORM throws for what is asked of a connection that broke before. */
const GIVEN_UP = [QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError];

/** The database cannot be reached for the moment: `busy`, to be sent again; or undefined when this is something else. */
export function asDatabaseAway(error: unknown): DomainError | undefined {
  const cause = error instanceof Error && 'driverError' in error ? error.driverError : error;
  if (cause instanceof AggregateError && cause.errors.some((one) => asDatabaseAway(one))) return databaseAway(error);
  if (!(cause instanceof Error)) return undefined;
  // The connection broke between two statements of a transaction, and was given up.
  if (GIVEN_UP.some((one) => cause instanceof one)) return databaseAway(error);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return AWAY.test(code) || AWAY_WORDS.test(cause.message) ? databaseAway(error) : undefined;
}

const databaseAway = (cause: unknown) =>
  new DomainError({
    kind: 'busy',
    code: 'database_away',
    ja: 'データベースに接続できません。しばらくしてから同じ操作をもう一度送ってください。',
    en: 'The database cannot be reached. Send the same request again in a moment.',
    details: { retryAfterSeconds: 5 },
    cause,
  });
