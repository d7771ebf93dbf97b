import { Client } from 'pg';
import { PrepareClosingService } from '../src/closing/prepare-closing.service.js';
import { inCity } from '../src/database/scope.js';
import { jstDateOf } from '../src/domain/date.js';
import { addMonths, type Month, monthOf } from '../src/domain/month.js';
import { VerifyService } from '../src/ledger/verify.service.js';
import { hashOf, newToken } from '../src/people/token-text.js';
import { forCity } from '../test/support/query.js';
import { createCity, EMPLOYER_ROWS, idOf, MERCHANT_ROWS, SHOP_ROWS, withProgram } from './city.js';
import { EMPLOYERS, fillMonth, MERCHANTS, type MonthOfHistory } from './month-of-history.js';
import type { Database } from './server.js';

/** What is valid still, and what lies behind that in a city with a long history, in months. */
export const PRESENT_MONTHS = 6;
const PAST_MONTHS = 54;
/** How often somebody spends in a month; with the issuing one transfer more. */
const SPENDINGS = 18;
const PREPARER = '0195b7f2-0000-7000-8000-0000000000ca';

/**
 * A city whose last six months are the same, whatever lies behind them: as many parents, redemptions, and redemptions of
 * today. Half of all its transfers are those of one wallet, and most of its redemptions are at one merchant's.
 */
export interface CityWithHistory {
  id: number;
  transfers: number;
  months: { first: Month; last: Month };
  shopId: string;
  /** The access tokens of its parents of today and of as many former ones; of the one wallet; of a till and the finance section. */
  tokens: { present: string[]; former: string[]; deep: string; till: string; finance: string };
}

interface Population {
  /** Of today; they were there in the past too. */
  present: number;
  former: number;
  /** How often the one wallet spends in a month. */
  deep: { present: number; past: number };
  pastMonths: number;
}

/**
 * Makes the city: month by month by bulk SQL of the owner, and each month closed by the program's own service when the
 * next one has begun.
 *
 * @param transfers how many it has in all, about
 * @param present how many of them in its last six months
 * @param pastMonths over how many months before these the others are spread
 */
export async function makeCityWithHistory(
  database: Database,
  transfers: number,
  present: number,
  pastMonths = PAST_MONTHS,
): Promise<CityWithHistory> {
  const population = populationOf(transfers, present, pastMonths);
  const last = monthOf(jstDateOf(new Date()));
  const first = addMonths(last, 1 - PRESENT_MONTHS - population.pastMonths);
  const { id, programmeId } = await createCity(database.appUrl, first);
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    const tokens = await settle(owner, database.appUrl, id, population);
    const indexes = await dropIndexes(owner);
    await withProgram(database.appUrl, async (app) => {
      for (let month = first; month <= last; month = addMonths(month, 1)) {
        const isPast = month < addMonths(last, 1 - PRESENT_MONTHS);
        const filled: MonthOfHistory = {
          cityId: id,
          programmeId,
          month,
          closedThrough: month > first ? addMonths(month, -1) : null,
          people: isPast ? population.present + population.former : population.present,
          spendings: SPENDINGS,
          deepSpendings: isPast ? population.deep.past : population.deep.present,
          isPast,
        };
        await fillMonth(owner, filled);
        if (month > first) {
          const before = addMonths(month, -1);
          await inCity(id, () => app.get(PrepareClosingService).prepare(id, before, PREPARER));
        }
      }
    });
    await makeIndexes(owner, indexes);
    await owner.query('vacuum (analyze)');
    const { rows } = await owner.query<{ transfers: string; shop: string }>(
      `select (select count(*) from ledger.transfers) as transfers, ${idOf('shop', '1')} as shop`,
    );
    return { id, transfers: Number(rows[0]!.transfers), months: { first, last }, shopId: rows[0]!.shop, tokens };
  } finally {
    await owner.end();
  }
}

/** @throws Error when the program's own verification finds a difference in what was filled in */
export async function verifyHistory(database: Database, cityId: number): Promise<void> {
  const { differences } = await withProgram(database.appUrl, (app) =>
    inCity(cityId, () => app.get(VerifyService).verify(cityId)),
  );
  if (differences.length > 0) throw new Error(`The history is not right: ${JSON.stringify(differences.slice(0, 3))}`);
}

function populationOf(transfers: number, presentTransfers: number, pastMonths: number): Population {
  const ofTheOne = (total: number, months: number) => Math.max(2, Math.round(total / months / 2));
  const people = (total: number, months: number) => Math.max(1, Math.round(total / months / 2 / (SPENDINGS + 1)));
  const behind = transfers - presentTransfers;
  const present = people(presentTransfers, PRESENT_MONTHS);
  if (behind <= 0) {
    return {
      present,
      former: 0,
      deep: { present: ofTheOne(presentTransfers, PRESENT_MONTHS), past: 0 },
      pastMonths: 0,
    };
  }
  return {
    present,
    former: Math.max(0, people(behind, pastMonths) - present),
    deep: { present: ofTheOne(presentTransfers, PRESENT_MONTHS), past: ofTheOne(behind, pastMonths) },
    pastMonths,
  };
}

/** Employers, merchants with a shop and a till each, people with their wallets, and who may ask for pages. */
async function settle(
  owner: Client,
  appUrl: string,
  cityId: number,
  { present, former }: Population,
): Promise<CityWithHistory['tokens']> {
  const everybody = present + former;
  await owner.query(EMPLOYER_ROWS, [cityId, EMPLOYERS]);
  await owner.query(MERCHANT_ROWS, [cityId, MERCHANTS]);
  await owner.query(SHOP_ROWS, [cityId, MERCHANTS]);
  await owner.query(PEOPLE_ROWS, [cityId, everybody]);
  const app = new Client({ connectionString: forCity(appUrl, cityId) });
  await app.connect();
  try {
    const accounts = (kind: 'merchant' | 'wallet', from: number, through: number) =>
      app.query(
        `select ledger.open_accounts($1, $2, array(select ${idOf(kind, 'n')} from generate_series($3::integer, $4::integer) n))`,
        [cityId, kind, from, through],
      );
    await accounts('merchant', 1, MERCHANTS);
    await accounts('wallet', 0, everybody);
  } finally {
    await app.end();
  }
  const asking = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({ n: from + at, token: newToken(cityId) }));
  const [deep, presents, formers] = [asking(0, 1), asking(1, present), asking(present + 1, Math.min(former, present))];
  const all = [...deep, ...presents, ...formers];
  await owner.query(EMPLOYEE_TOKENS, [cityId, all.map(({ n }) => n), all.map(({ token }) => hashOf(token))]);
  const [till, finance] = [newToken(cityId), newToken(cityId)];
  await owner.query(OTHER_TOKENS, [cityId, hashOf(till), hashOf(finance)]);
  const tokensOf = (some: typeof all) => some.map(({ token }) => token);
  return { present: tokensOf(presents), former: tokensOf(formers), deep: deep[0]!.token, till, finance };
}

/** Filling is several times as fast without them. Answers by which statements they come back. */
async function dropIndexes(owner: Client): Promise<string[]> {
  const { rows } = await owner.query<{ drop: string; make: string }>(INDEXES_OF_THE_BOOK);
  await owner.query(GUARDS.map((guard) => guard('disable')).join(';'));
  for (const { drop } of rows) await owner.query(drop);
  return rows.map(({ make }) => make);
}

async function makeIndexes(owner: Client, indexes: string[]): Promise<void> {
  await owner.query(`set maintenance_work_mem = '512MB'`);
  for (const make of indexes) await owner.query(make);
  await owner.query(GUARDS.map((guard) => guard('enable always')).join(';'));
}

const GUARDS = ['operations', 'transfers'].map(
  (table) => (turn: 'disable' | 'enable always') => `alter table ledger.${table} ${turn} trigger ${table}_checked`,
);

const INDEXES_OF_THE_BOOK = `
  select case when c.oid is null then 'drop index ' || i.indexrelid::regclass::text
              else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as drop,
         case when c.oid is null then pg_get_indexdef(i.indexrelid)
              else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as make
    from pg_index i
    join pg_class x on x.oid = i.indexrelid
    join pg_am m on m.oid = x.relam and m.amname <> 'brin'
    left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
   where i.indrelid in ('ledger.operations'::regclass, 'ledger.transfers'::regclass)`;

const PEOPLE_ROWS = `
  insert into employees (city_id, id, name, name_kana, email)
  select $1, ${idOf('wallet', 'n')}, '親 ' || n, 'オヤ', 'parent' || n || '@example.jp' from generate_series(0, $2::integer) n`;

/** $2 whose, $3 the hashes. */
const EMPLOYEE_TOKENS = `
  insert into access_tokens (city_id, id, token_hash, role, label, employee_id)
  select $1, ${idOf('token', 'n')}, hash, 'employee', 'bench', ${idOf('wallet', 'n')}
    from unnest($2::integer[], $3::bytea[]) each (n, hash)`;

const OTHER_TOKENS = `
  insert into access_tokens (city_id, id, token_hash, role, label, merchant_id, shop_id)
  values ($1, ${idOf('till', '1')}, $2, 'pos_client', 'till', ${idOf('merchant', '1')}, ${idOf('shop', '1')}),
         ($1, ${idOf('till', '0')}, $3, 'city_finance', 'finance', null, null)`;
