import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type CityWithHistory, makeCityWithHistory } from '../../bench/long-history.js';
import { lastBaseDay } from '../../bench/pages.js';
import { inCity } from '../../src/database/scope.js';
import { Transactions } from '../../src/database/transactions.js';
import { addMonths } from '../../src/domain/month.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

/** Transfers of the last six months, which are alike in both cities; before these one has nine with far more. */
const PRESENT = 600;
const LONG = 100 * PRESENT;
const PAST_MONTHS = 9;
/** Rows by which two cities made at random differ. Of what lies behind, thousands would be read. */
const MARGIN = 300;

interface Place {
  db: TestDatabase;
  city: CityWithHistory;
  app: TestApp;
}

let long: Place;
let short: Place;

beforeAll(async () => {
  [long, short] = [await make(LONG), await make(PRESENT)];
}, 60_000);

afterAll(async () => {
  for (const place of [long, short]) {
    await place?.app.close();
    await place?.db.drop();
  }
});

async function make(transfers: number): Promise<Place> {
  const db = await freshDatabase();
  const city = await makeCityWithHistory({ ...db, dataDir: '' }, transfers, PRESENT, PAST_MONTHS);
  return { db, city, app: await startTestApp(db) };
}

interface Plan {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** Rows of tables that are read for a page: by each of the statements it asks, as PostgreSQL says. */
async function rowsRead({ city, app }: Place, token: string, path: string): Promise<number> {
  const asked = jest.spyOn(Transactions.prototype, 'query');
  const { status } = await app.fetch(`/api/v1${path}`, { token });
  const statements = asked.mock.calls.filter(([sql]) => /^\s*(select|with)/.test(sql));
  asked.mockRestore();
  expect(status).toBe(200);
  expect(statements.length).toBeGreaterThan(0);
  let rows = 0;
  for (const [sql, parameters] of statements) {
    const [row] = await inCity(city.id, () =>
      app
        .get(Transactions)
        .query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (analyze, format json) ${sql}`, parameters),
    );
    rows += rowsOf(row!['QUERY PLAN'][0].Plan);
  }
  return rows;
}

/** Rows that a scan throws away count once: in a loop, a small table is read whole each time, and a large one is not. */
function rowsOf(plan: Plan): number {
  const { 'Actual Rows': kept, 'Actual Loops': loops, 'Rows Removed by Filter': thrownAway = 0 } = plan;
  const read = plan['Relation Name'] ? kept * loops + thrownAway : 0;
  return (plan.Plans ?? []).reduce((sum, one) => sum + rowsOf(one), read);
}

type Page = (city: CityWithHistory) => [token: string, path: string];

const pages: [string, Page][] = [
  ['a balance', ({ tokens }) => [tokens.present[0]!, '/wallet']],
  ['a history', ({ tokens }) => [tokens.present[0]!, '/wallet/history']],
  ['the history of the largest wallet', ({ tokens }) => [tokens.deep, '/wallet/history']],
  ['today at the largest shop', ({ tokens, shopId }) => [tokens.till, `/shops/${shopId}/today`]],
  ['the month so far', ({ tokens, months }) => [tokens.finance, `/closings/${months.last}/preview`]],
  [
    'six months by employer',
    ({ tokens, months: { last } }) => [
      tokens.finance,
      `/reports/split?from=${addMonths(last, -5)}&to=${last}&by=employer`,
    ],
  ],
  ['the unused balance', ({ tokens }) => [tokens.finance, `/reports/unused?on=${lastBaseDay()}`]],
  ['the newest operations', ({ tokens }) => [tokens.finance, '/operations']],
  [
    'the operations of three months ago',
    ({ tokens, months }) => [tokens.finance, `/operations?period=${addMonths(months.last, -3)}`],
  ],
];

describe('a page of a city with a long history', () => {
  it.each(pages)('reads as few rows as without it: %s', async (_, page) => {
    const [rows, without] = [await rowsRead(long, ...page(long.city)), await rowsRead(short, ...page(short.city))];
    expect(rows).toBeLessThan(without * 1.2 + MARGIN);
  });
});
