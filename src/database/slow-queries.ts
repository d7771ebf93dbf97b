import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Logger as NestLogger } from '@nestjs/common';
import type { Logger } from 'typeorm';
import { packageRoot } from './package-root.js';
import { scope } from './scope.js';

/** What a statement begins with is enough to know it by. */
const LONGEST_BEGINNING = 120;
const DEFAULT_MS = 500;

/** Statements of this process that took long, since it began. */
let noted = 0;

/** How many statements of this process took longer than `slowQueryMs`. */
export function slowQueries(): number {
  return noted;
}

/**
 * From how many milliseconds on a statement is noted: SANKYU_SLOW_QUERY_MS, 500 unless set; 0 notes none.
 * @throws RangeError when it is no whole number
 */
export function slowQueryMs(environment: NodeJS.ProcessEnv = process.env): number {
  const text = environment.SANKYU_SLOW_QUERY_MS || String(DEFAULT_MS);
  if (!/^\d{1,7}$/.test(text)) throw new RangeError('SANKYU_SLOW_QUERY_MS must be a whole number of milliseconds.');
  return Number(text);
}

/**
 * Writes statements that took long into the log: how they begin, without any value, a digest by which the same
 * statement is found again, how long they took, and from where in the program they came.
 */
export class SlowQueryLog implements Logger {
  private readonly logger = new NestLogger('Database');

  logQuerySlow(milliseconds: number, statement: string): void {
    noted += 1;
    const facts = {
      milliseconds,
      statement: beginningOf(statement),
      digest: createHash('sha256').update(statement).digest('hex').slice(0, 12),
      city: scope().cityId,
      from: callerOf(new Error().stack ?? ''),
    };
    this.logger.warn(facts, 'a slow statement');
  }

  logQuery(): void {
    // Not of interest; neither are the others.
  }

  logQueryError(): void {
    // Whoever asked is told, and says so where it matters.
  }

  logSchemaBuild(): void {
    // Tables are made by migrations.
  }

  logMigration(): void {
    // The command line tells of them.
  }

  log(): void {
    // The library's own remarks.
  }
}

/** Its first words, in one line; what is written in quotes may be a value. */
export function beginningOf(statement: string): string {
  const line = statement
    .replaceAll(/'(?:[^']|'')*'?/g, '…')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > LONGEST_BEGINNING ? `${line.slice(0, LONGEST_BEGINNING)}…` : line;
}

/** The place in the program that asked, as `ledger/seal.service.ts:45`; what a library's own maps call `src` is none. */
function callerOf(stack: string): string | undefined {
  const root = packageRoot();
  const places = [...stack.matchAll(/[/\\](?:src|dist[/\\]src)[/\\]([\w-]+)[/\\]([\w./\\-]+:\d+)/g)];
  const ours = places.find(([, folder]) => folder !== 'database' && existsSync(join(root, 'src', folder!)));
  return ours && `${ours[1]}/${ours[2]}`;
}
