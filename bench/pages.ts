import { Client } from 'pg';
import { type DateIso, jstDateOf } from '../src/domain/date.js';
import { addMonths } from '../src/domain/month.js';
import { cursorOf } from '../src/http/paging.js';
import { idOf } from './city.js';
import { type Figure, median } from './compare.js';
import type { Figures } from './comparisons.js';
import { type CityWithHistory, makeCityWithHistory, verifyHistory } from './long-history.js';
import type { BenchOptions } from './options.js';
import type { BenchServer, Database } from './server.js';
import { Service } from './service.js';

/** What lies behind the pages of the smaller city; the last six months of the larger one are as large. */
export const SHORT = 10_000;
const REACH = 1.2;
const PAGES_A_TURN = 100;
const REPORTS_A_TURN = 15;

interface Asked {
  token: string;
  path: string;
}

/** A city, its service, and an address in the midst of the history of its largest wallet. */
interface Side {
  city: CityWithHistory;
  service: Service;
  farBack: string;
}

/** A kind of page, and who asks for it where. */
interface Page {
  name: string;
  aTurn: number;
  asked(side: Side): Asked[];
}

const PAGES: Page[] = [
  page("a parent's balance", ({ city }) => each(city.tokens.present, '/wallet')),
  page("the newest page of a parent's history", ({ city }) => each(city.tokens.present, '/wallet/history')),
  page('the same of somebody who was one years ago', ({ city: { tokens } }) =>
    each(tokens.former.length > 0 ? tokens.former : tokens.present, '/wallet/history'),
  ),
  page('the same of the wallet with half of all transfers', ({ city }) => each([city.tokens.deep], '/wallet/history')),
  page('a page in the midst of that one', ({ city, farBack }) => each([city.tokens.deep], farBack)),
  page('today at the largest shop', ({ city }) => each([city.tokens.till], `/shops/${city.shopId}/today`)),
  page('a day three months ago at that shop', ({ city }) =>
    each([city.tokens.till], `/redemptions?day=${addMonths(city.months.last, -3)}-20`),
  ),
  report("the city's month so far", ({ months: { last } }) => `/closings/${last}/preview`),
  report('its budget', () => '/reports/budget'),
  report(
    'its six months by employer',
    ({ months: { last } }) => `/reports/split?from=${addMonths(last, -5)}&to=${last}&by=employer`,
  ),
  report('its unused balance', () => `/reports/unused?on=${lastBaseDay()}`),
  report('what waits for it today', () => '/city/today'),
  report('its newest operations', () => '/operations'),
  report('its operations of three months ago', ({ months: { last } }) => `/operations?period=${addMonths(last, -3)}`),
];

/** A database and the city in it. */
export interface Place {
  database: Database;
  city: CityWithHistory;
}

/** Pages over HTTP, one after the other, in a city with a long history against one with the same present and no past. */
export async function pagesWithHistory(
  server: BenchServer,
  long: CityWithHistory,
  { rounds }: BenchOptions,
  signal: AbortSignal,
): Promise<Figures> {
  const database = await server.secondDatabase('short');
  const short = await makeCityWithHistory(database, SHORT, SHORT);
  await verifyHistory(database, short.id);
  return comparePages({ database: server, city: long }, { database, city: short }, rounds, signal);
}

export function comparePages(long: Place, short: Place, rounds: number, signal: AbortSignal): Promise<Figures> {
  const behind = `${long.city.transfers} transfers : ${short.city.transfers} transfers`;
  return withSide(long, signal, (ours) =>
    withSide(short, signal, async (theirs) => {
      const figures: Figures = {};
      for (const { name, aTurn, asked } of PAGES) {
        const [long, short] = [asked(ours), asked(theirs)];
        const sides = {
          ours: (at: number) => microsecondsOf(ours, long[at % long.length]!),
          theirs: (at: number) => microsecondsOf(theirs, short[at % short.length]!),
        };
        // Both programs are to be compiled, and what they read to be at hand, before anything counts.
        await pageByPage(1, aTurn, sides);
        figures[`${name}, µs : ${behind}`] = await pageByPage(rounds, aTurn, sides);
      }
      return figures;
    }),
  );
}

function page(name: string, asked: Page['asked']): Page {
  return { name, aTurn: PAGES_A_TURN, asked };
}

function report(name: string, path: (city: CityWithHistory) => string): Page {
  return { name, aTurn: REPORTS_A_TURN, asked: ({ city }) => each([city.tokens.finance], path(city)) };
}

function each(tokens: string[], path: string): Asked[] {
  return tokens.map((token) => ({ token, path }));
}

/** 31 March or 30 September, whichever was later. */
export function lastBaseDay(): DateIso {
  const today = jstDateOf(new Date());
  const year = Number(today.slice(0, 4));
  return [`${year}-09-30`, `${year}-03-31`, `${year - 1}-09-30`].find((day) => day <= today) as DateIso;
}

async function withSide<T>(
  { database, city }: Place,
  signal: AbortSignal,
  work: (side: Side) => Promise<T>,
): Promise<T> {
  const farBack = await addressFarBack(database, city);
  const service = await Service.start(database, signal, { ROLE: 'web' });
  try {
    return await work({ city, service, farBack });
  } finally {
    await service.stop();
  }
}

async function addressFarBack({ ownerUrl }: Database, city: CityWithHistory): Promise<string> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ micros: string; id: string }>(
      `select (extract(epoch from recorded_at) * 1000000)::bigint::text as micros, id
         from ledger.operations where city_id = $1 and from_account = ${idOf('wallet', '0')}
        order by recorded_at desc, id desc offset $2 limit 1`,
      [city.id, Math.floor(city.transfers / 4)],
    );
    return `/wallet/history?cursor=${cursorOf([rows[0]!.micros, rows[0]!.id])}`;
  } finally {
    await client.end();
  }
}

interface PageSides {
  ours(at: number): Promise<number>;
  theirs(at: number): Promise<number>;
}

/**
 * The two sides take turns page by page, so that whoever else wants the machine slows both; of each round the page in the
 * middle counts.
 */
async function pageByPage(rounds: number, pages: number, sides: PageSides): Promise<Figure> {
  const middles: { ours: number; theirs: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const took = { ours: [] as number[], theirs: [] as number[] };
    for (let at = 0; at < pages; at++) {
      const turns = ['ours', 'theirs'] as const;
      for (const side of (round + at) % 2 ? turns.toReversed() : turns) took[side].push(await sides[side](at));
    }
    middles.push({ ours: median(took.ours), theirs: median(took.theirs) });
  }
  return {
    value: median(middles.map(({ ours }) => ours)),
    against: median(middles.map(({ theirs }) => theirs)),
    ratio: median(middles.map(({ ours, theirs }) => ours / theirs)),
    reach: REACH,
    better: 'lower',
  };
}

/** Microseconds from the request to the end of its answer. */
async function microsecondsOf({ service }: Side, { token, path }: Asked): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(`${service.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${body}`);
  return (performance.now() - begun) * 1_000;
}
