import { Client } from 'pg';
import { type BenchCity, idOf, MERCHANTS } from './city.js';
import type { Load, Pgbench } from './pgbench.js';

/** Answers redemptions a second, told by what was recorded. */
export class SqlRedemptions {
  constructor(
    private readonly pgbench: Pgbench,
    private readonly appUrl: string,
    private readonly city: BenchCity,
  ) {}

  /** @throws Error when what was recorded is not what pgbench counted */
  async aSecond(items: number, load: Omit<Load, 'script'>): Promise<number> {
    const before = await this.recorded();
    const rate = items * (await this.pgbench.transactionsPerSecond({ ...load, script: this.script(items) }));
    const recorded = (await this.recorded()) - before;
    // pgbench ends a little before or after the time it was given, and rounds its rate.
    if (recorded < 0.9 * rate * load.seconds) {
      throw new Error(`pgbench counted ${rate.toFixed()} redemptions a second, but only ${recorded} were recorded.`);
    }
    return rate;
  }

  /** One call that takes a note at a random merchant's from each of so many random wallets. */
  private script(items: number): string {
    const anyOf = (count: number) => `1 + floor(random() * ${count})`;
    return `select * from ledger.redeem(${this.city.id}, (
      select array_agg(row(i, gen_random_uuid(), ${idOf('wallet', anyOf(this.city.wallets))}, ${idOf('merchant', 'm')},
          ${idOf('shop', 'm')}, 1, 1000, ${idOf('till', 'm')}, gen_random_uuid(), null, null,
          now() + interval '30 seconds', now(), null, null)::ledger.redeem_item)
        from (select i, ${anyOf(MERCHANTS)} as m from generate_series(0, ${items - 1}) i) each));`;
  }

  private async recorded(): Promise<number> {
    const client = new Client({ connectionString: this.appUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ count: string }>(
        `select count(*) from ledger.operations where city_id = $1 and code = 'redeem'`,
        [this.city.id],
      );
      return Number(rows[0]?.count);
    } finally {
      await client.end();
    }
  }
}
