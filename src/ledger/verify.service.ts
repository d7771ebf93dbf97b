import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { packageRoot } from '../database/package-root.js';
import type { Difference } from './difference.js';
import { BOOK_NAME_SQL, readHead, type BookName } from './seal-heads.js';
import { verifySeals } from './verify-seals.js';

export interface Verification {
  ok: boolean;
  checked: Record<string, number>;
  differences: Difference[];
}

/** Differences that one check reports at most: enough to see what happened, short enough to read. */
const DIFFERENCES_A_CHECK = 100;

/**
 * Re-proves the invariants of a city's ledger from its transfers alone, and that invoices, settlements and payouts agree
 * with it, on one snapshot of the database, and says what differs. It trusts no constraint and changes nothing, but that
 * it notes when it was done and how it ended.
 */
@Injectable()
export class VerifyService {
  private readonly logger = new Logger('Verify');

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** The names of all checks that are made, besides that of the seals. */
  checkNames(): string[] {
    return checks().map(({ check }) => check);
  }

  async verify(cityId: number): Promise<Verification> {
    const verification = await this.prove(cityId);
    await this.note(cityId, verification.differences.length).catch((err: unknown) =>
      this.logger.warn({ err }, 'when the books were proved could not be noted'),
    );
    return verification;
  }

  /** Whoever is on call sees how long ago it was; the outcome is given, whether that can be written or not. */
  private async note(cityId: number, differences: number): Promise<void> {
    await this.source.query(
      `insert into verifications (city_id, id, differences)
       select c.id, $2::uuid, $3::integer from cities c where c.id = $1`,
      [cityId, uuid(), differences],
    );
  }

  private async prove(cityId: number): Promise<Verification> {
    const runner = this.source.createQueryRunner();
    try {
      const [book] = await runner.manager.query<BookName[]>(BOOK_NAME_SQL, [cityId]);
      const head = book && readHead(book);
      await runner.query('begin isolation level repeatable read read only');
      const checked = await countRows(runner.manager, cityId);
      const differences: Difference[] = [];
      for (const { check, sql } of checks()) {
        const rows = await runner.manager.query<Omit<Difference, 'check'>[]>(`${sql}\nlimit ${DIFFERENCES_A_CHECK}`, [
          cityId,
        ]);
        differences.push(...rows.map((row) => ({ check, ...row })));
      }
      const seals = await verifySeals(runner.manager, cityId, book, head);
      differences.push(...seals.differences);
      checked.checks = checks().length + 1;
      checked.sealedBlocks = seals.sealedBlocks;
      checked.sealedOperations = seals.sealedOperations;
      return { ok: differences.length === 0, checked, differences };
    } finally {
      await runner.query('rollback').finally(() => runner.release());
    }
  }
}

async function countRows(manager: EntityManager, cityId: number): Promise<Record<string, number>> {
  const [row] = await manager.query<Record<string, string>[]>(
    `select (select count(*) from ledger.allocations where city_id = $1) as allocations,
            (select count(*) from ledger.operations where city_id = $1) as operations,
            (select count(*) from ledger.transfers where city_id = $1) as transfers,
            (select count(*) from ledger.holdings where city_id = $1) as holdings`,
    [cityId],
  );
  return Object.fromEntries(Object.entries(row!).map(([name, count]) => [name, Number(count)]));
}

let known: { check: string; sql: string }[] | undefined;

/** Each check is one query that answers the rows that are wrong: the ledger's own, and those of the papers made from it. */
function checks(): { check: string; sql: string }[] {
  const source = join(packageRoot(), 'src');
  known ??= readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^[^/]+\/checks\/[^/]+\.sql$/.test(name))
    .sort()
    .map((name) => ({ check: basename(name, '.sql'), sql: readFileSync(join(source, name), 'utf8') }));
  return known;
}
