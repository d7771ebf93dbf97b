import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveApril } from '../faults/april.js';
import type { Outcome } from '../faults/outcome.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { copyOfDatabase, freshDatabase, type TestDatabase } from '../support/postgres.js';

/** A month's April, over and not closed, with the heads of its seals. */
export interface April {
  app: TestApp;
  db: TestDatabase;
  heads: string;
}

/** How a step of the month is asked for: answers what it says in the end. */
export type Ask = (token: string, path: string, body: object) => Promise<unknown>;

/** One April, to be lived to its end as often as one likes, one after another. */
export class Aprils {
  private readonly begun: April[] = [];
  private readonly firstHeads = process.env.SANKYU_SEAL_HEADS!;

  private constructor(
    private readonly template: TestDatabase,
    readonly cityId: number,
  ) {}

  static async live(): Promise<Aprils> {
    const db = await freshDatabase();
    const app = await startTestApp(db);
    const cityId = await liveApril(app);
    await app.close();
    return new Aprils(db, cityId);
  }

  async another(): Promise<April> {
    const heads = await mkdtemp(join(tmpdir(), 'sankyu-tasks-'));
    await cp(this.firstHeads, heads, { recursive: true });
    process.env.SANKYU_SEAL_HEADS = heads;
    const db = await copyOfDatabase(this.template);
    const april = { app: await startTestApp(db), db, heads };
    this.begun.push(april);
    return april;
  }

  /** The whole of its finance work, every step as `ask` has it done. */
  async end({ app }: April, ask: Ask): Promise<unknown[]> {
    const suzuki = await app.tokenFor(this.cityId, 'city_finance');
    const tanaka = await app.tokenFor(this.cityId, 'city_finance');
    const told = [
      await ask(suzuki, 'closings/2026-04/prepare', {}),
      await ask(tanaka, 'closings/2026-04/approve', {}),
      await ask(suzuki, 'invoice-runs', { month: '2026-04' }),
      await ask(suzuki, 'settlement-runs', { month: '2026-04' }),
    ];
    const batch = (await ask(suzuki, 'payout-batches', {})) as { id: string };
    await app.fetch(`/api/v1/payout-batches/${batch.id}/approve`, { token: tanaka, method: 'POST' });
    return [...told, batch, await ask(suzuki, `payout-batches/${batch.id}/export`, {})];
  }

  async forget(): Promise<void> {
    process.env.SANKYU_SEAL_HEADS = this.firstHeads;
    for (const { app, db, heads } of this.begun) {
      await app.close();
      await db.drop();
      await rm(heads, { recursive: true, force: true });
    }
    await this.template.drop();
  }
}

/** Who did it, when, and ids drawn at random differ from one April to the other. */
export function comparable(value: unknown): unknown {
  const text = JSON.stringify(value, (name, inner) =>
    /(At|_by|By|batchId|seal)$/.test(name) || (name === 'id' && typeof inner === 'string') ? undefined : inner,
  );
  return JSON.parse(text);
}

export function comparableRows({ closings: _signed, ...rest }: Outcome): unknown {
  return comparable(rest);
}
