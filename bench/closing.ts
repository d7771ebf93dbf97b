import { Client } from 'pg';
import { PrepareClosingService } from '../src/closing/prepare-closing.service.js';
import { inCity } from '../src/database/scope.js';
import { addMonths, firstDay, type Month } from '../src/domain/month.js';
import { Ledger } from '../src/ledger/ledger.js';
import { forCity } from '../test/support/query.js';
import { type BenchCity, idOf, makeCity, MERCHANTS, NOTES_A_WALLET, withProgram } from './city.js';
import { type Figure, median } from './compare.js';
import type { Figures } from './comparisons.js';
import type { BenchOptions } from './options.js';
import type { BenchServer } from './server.js';

const MONTH: Month = '2026-06';
const ITEMS_A_CALL = 1_000;
const CLIENTS = 2;
/** Closing may take so many times the bare query. */
const REACH = 3;
const PREPARER = '0195b7f2-0000-7000-8000-0000000000ca';

/** $1 city, $2 month: the sums of the redemptions alone, by what a closing tells apart, and nothing else. */
const BARE_BY_GROUP = `
  select a.programme_id, a.employer_id, a.municipality_id, t.to_account, count(*), sum(t.amount), sum(t.employer_share), sum(t.city_share)
    from ledger.transfers t join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
   where t.city_id = $1 and t.period = $2 and t.code = 'redeem' group by 1, 2, 3, 4`;
const BARE_SUM = `
  select count(*), sum(amount), sum(employer_share), sum(city_share)
    from ledger.transfers where city_id = $1 and period = $2 and code = 'redeem'`;

/**
 * Closing a month, from the flip of the period to all figures and identities kept, against one query that only sums its
 * redemptions. A month is closed once, so the one closing stands against the median of the query, run before and after.
 */
export async function closingAMonth(server: BenchServer, options: BenchOptions): Promise<Figures> {
  const { redemptions, rounds } = options;
  const wallets = Math.max(ITEMS_A_CALL, Math.ceil(redemptions / (NOTES_A_WALLET * 0.8)));
  const city = await makeCity(server.appUrl, wallets, MONTH, `${MONTH}-10`);
  await redeem(forCity(server.appUrl, city.id), city, redemptions);
  await server.analyse();
  const ask = new Client({ connectionString: server.ownerUrl });
  await ask.connect();
  try {
    const bare: Record<string, number[]> = { [BARE_BY_GROUP]: [], [BARE_SUM]: [] };
    const askAll = async () => {
      for (const [query, took] of Object.entries(bare)) {
        for (let round = 0; round < rounds; round++)
          took.push(await msOf(() => ask.query(query, [city.id, firstDay(MONTH)])));
      }
    };
    await askAll();
    const closing = await withProgram(server.appUrl, async (app) => {
      await inCity(city.id, () => app.get(Ledger).advanceClock(city.id, firstDay(addMonths(MONTH, 1))));
      return msOf(() => inCity(city.id, () => app.get(PrepareClosingService).prepare(city.id, MONTH, PREPARER)));
    });
    await askAll();
    const { rows } = await ask.query<{ yen: string }>(
      `select amount as yen from closing_figures where city_id = $1 and grouping = 'programme' and figure = 'redeemed'`,
      [city.id],
    );
    const { rows: broken } = await ask.query(
      `select identity from closing_identities where city_id = $1 and not holds`,
      [city.id],
    );
    if (broken.length > 0) throw new Error(`The closing does not hold: ${JSON.stringify(broken)}`);
    if (Number(rows[0]?.yen) !== redemptions * 1_000) throw new Error(`The closing has ${rows[0]?.yen} yen redeemed.`);
    const against = (took: number[]): Figure => {
      const bareMs = median(took);
      return { value: closing, against: bareMs, ratio: closing / bareMs, reach: REACH, better: 'lower' };
    };
    const of = `closing a month of ${redemptions} redemptions, ms : `;
    return {
      [`${of}the bare query that sums them by programme, employer, municipality and merchant, ms`]: against(
        bare[BARE_BY_GROUP]!,
      ),
      [`${of}the bare query of their one sum, ms`]: against(bare[BARE_SUM]!),
    };
  } finally {
    await ask.end();
  }
}

/** Takes so many notes, one at a time, through the ledger's own function: each from the next wallet, at any merchant's. */
async function redeem(appUrl: string, city: BenchCity, redemptions: number): Promise<void> {
  let asked = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const client = new Client({ connectionString: appUrl });
      await client.connect();
      try {
        while (asked < redemptions) {
          const [from, items] = [asked, Math.min(ITEMS_A_CALL, redemptions - asked)];
          asked += items;
          const { rows } = await client.query<{ done: string }>(REDEEM, [city.id, city.wallets, from, items]);
          if (Number(rows[0]?.done) !== items)
            throw new Error(`${items} were to be redeemed, and ${rows[0]?.done} were.`);
        }
      } finally {
        await client.end();
      }
    }),
  );
}

/** $1 city, $2 wallets, $3 how many were redeemed before, $4 how many now. */
const REDEEM = `
  select count(*) filter (where status = 'done') as done from ledger.redeem($1, (
    select array_agg(row(i, gen_random_uuid(), ${idOf('wallet', '1 + ($3::integer + i) % $2::integer')}, ${idOf('merchant', 'm')},
      ${idOf('shop', 'm')}, 1, 1000, ${idOf('till', 'm')}, gen_random_uuid(), null, null,
      clock_timestamp() + interval '5 minutes', clock_timestamp(), null, null)::ledger.redeem_item)
      from (select i, (1 + floor(random() * ${MERCHANTS}))::integer as m from generate_series(0, $4::integer - 1) i) each))`;

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
