import { CommanderError } from 'commander';
import { EmbeddedPostgresError } from '../database/embedded/embedded-postgres.error.js';
import { DomainError } from '../domain/domain-error.js';
import { errorFacts } from '../http/logging.js';

/** 0: done; 1: a rule, a check or the machine said no; 2: the command was not used as it is meant. */
export const REFUSED = 1;
export const WRONG_USE = 2;

/**
 * Says on standard error why a command came to nothing, for a machine as `{code, ja, en, details}`.
 *
 * @returns the exit code
 */
export function complain(error: unknown, json: boolean): number {
  // Commander has said on standard error what is wrong, or has shown its help.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE;
  const { code, ja, en, details } = problemOf(error);
  const text = json ? JSON.stringify({ code, ja, en, details }) : `${[ja, en].filter(Boolean).join('\n')}\n(${code})`;
  process.stderr.write(`${text}\n`);
  if (code === 'unexpected') process.stderr.write(`${JSON.stringify(errorFacts(error))}\n`);
  return REFUSED;
}

interface Problem {
  code: string;
  ja?: string;
  en: string;
  details?: Record<string, unknown>;
}

function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return error;
  if (error instanceof EmbeddedPostgresError) return { code: `database_${error.code}`, en: error.message };
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT' || code === '08001') {
    return {
      code: 'database_not_reached',
      ja: 'データベースに接続できません。',
      en: `The database cannot be reached: ${message || code}`,
    };
  }
  return { code: 'unexpected', ja: '予期しない不具合です。', en: 'Something went wrong that should not have.' };
}
