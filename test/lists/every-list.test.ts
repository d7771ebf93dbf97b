import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { Transactions } from '../../src/database/transactions.js';
import type { Role } from '../../src/people/role.js';
import { type Answer, startTestApp, type TestApp } from '../support/app.js';
import { FullCity } from '../support/full-city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { UNLIMITED } from '../support/unlimited.js';

interface Parameter {
  name: string;
  schema: { enum?: string[]; default?: string; items?: { enum: string[] } };
}

interface ListRoute {
  path: string;
  sorts: string[];
  order: string;
  columns: string[];
  roles: Role[];
  role: Role;
}

type Row = Record<string, unknown> & { id: string };
interface Pages {
  rows: Row[];
  total: number | undefined;
}

/** What else the audit log tells is to be found again in it as it stands there. */
const CODED: Record<string, string[]> = { '/audit-acts': ['kind', 'role', 'source', 'outcome'] };

/** One batch pays all that waits to be paid, so that the city of this test has one. */
const ONE_ROW = ['/payout-batches'];

/** A number of a fiscal year is only one within it. */
const IN_PARTS: Record<string, string[]> = {
  '/invoices number': ['kind', 'number'],
  '/settlements number': ['fiscalYear', 'number'],
  '/payout-batches number': ['fiscalYear', 'number'],
};

let db: TestDatabase;
let app: TestApp;
let here: FullCity;
let there: FullCity;
let lists: ListRoute[];
const tokens = new Map<string, Promise<string>>();

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db, { environment: UNLIMITED });
  [here, there] = [await FullCity.make(app), await FullCity.make(app)];
  await here.query(
    `insert into signals (city_id, id, kind, fact, from_on, until_on, subjects, evidence)
     select $1, gen_random_uuid(), k.kind, k.kind, '2026-04-01', '2026-04-30', '[]', '{}'
       from unnest(array['many_voids', 'gift_ring', 'gift_pump']) as k(kind)`,
  );
  const { body } = await app.fetch('/api/openapi.json');
  lists = listRoutes(body);
}, 120_000);

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** Every route that says that it can be sorted. */
function listRoutes(document: {
  paths: Record<string, { get?: { parameters?: Parameter[]; 'x-roles'?: Role[] } }>;
}): ListRoute[] {
  return Object.entries(document.paths).flatMap(([path, { get }]) => {
    const of = (name: string) => get?.parameters?.find((one) => one.name === name)?.schema;
    const sort = of('sort');
    if (!sort || path.endsWith('/export')) return [];
    const roles = get!['x-roles']!;
    const role = roles.find((one) => one === 'city_auditor')!;
    const columns = of('columns')!.items!.enum;
    return [{ path: path.replace('/api/v1', ''), sorts: sort.enum!, order: sort.default!, columns, roles, role }];
  });
}

function addressOf(city: FullCity, { path }: ListRoute, query: Record<string, string | number>): string {
  const search = new URLSearchParams();
  // The redemptions of a day are one shop's; the audit log grows by each reading of it.
  const needed = { '/redemptions': { shop: city.sides[0].shopId }, '/audit-acts': { kind: 'change' } }[path];
  for (const [name, value] of Object.entries({ ...needed, ...query })) search.set(name, String(value));
  return `/api/v1${path.replace('{id}', city.sides[0].employerId)}?${search}`;
}

function tokenOf(city: FullCity, { role }: ListRoute): Promise<string> {
  const key = `${city.id} ${role}`;
  if (!tokens.has(key)) tokens.set(key, city.token(role));
  return tokens.get(key)!;
}

async function ask(city: FullCity, list: ListRoute, query: Record<string, string | number> = {}): Promise<Answer> {
  return app.fetch(addressOf(city, list, query), { token: await tokenOf(city, list) });
}

async function allPages(city: FullCity, list: ListRoute, sort: string, limit: number): Promise<Pages> {
  const pages: Pages = { rows: [], total: undefined };
  let cursor: string | null = null;
  do {
    const { status, body } = await ask(city, list, { sort, limit, ...(cursor && { cursor }) });
    if (status !== 200) throw new Error(`${list.path} by ${sort}: ${status} ${JSON.stringify(body)}`);
    pages.rows.push(...body.items);
    pages.total ??= body.total;
    cursor = body.nextCursor;
  } while (cursor);
  return pages;
}

/** Below nothing when the one stands before the other, by code points; what is empty stands last both ways. */
function compared(one: unknown, other: unknown, down: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const way =
    typeof one === 'number' && typeof other === 'number'
      ? one - other
      : Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)));
  return down ? -way : way;
}

/** Something that has a name is sorted by it. */
function shownBy(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
}

function misplaced(path: string, sort: string, rows: Row[]): string[] {
  const down = sort.startsWith('-');
  const key = sort.replace(/^-/, '');
  const fields = IN_PARTS[`${path} ${key}`] ?? [key];
  return rows.slice(1).flatMap((row, at) => {
    const ways = fields.map((field) => compared(shownBy(rows[at]![field]), shownBy(row[field]), down));
    return (ways.find((way) => way !== 0) ?? 0) > 0 ? [`${path} by ${sort}: ${JSON.stringify([rows[at], row])}`] : [];
  });
}

describe('every list that can be sorted', () => {
  it('is one of those that a screen shows', () => {
    expect(lists.map(({ path }) => path).sort()).toEqual([
      '/audit-acts',
      '/certifications',
      '/disputes',
      '/employers',
      '/employers/{id}/employees',
      '/enrolments',
      '/invitations',
      '/invoices',
      '/issuance-runs',
      '/merchants',
      '/operations',
      '/payout-batches',
      '/payout-holds',
      '/payouts',
      '/receipts',
      '/redemptions',
      '/role-grants',
      '/settlements',
      '/signals',
    ]);
  });

  it('has by each of its sorts, both ways and over all its pages, every row once and in order', async () => {
    const wrong: string[] = [];
    for (const list of lists) {
      const whole = await allPages(here, list, list.order, 200);
      const ids = whole.rows.map(({ id }) => id);
      if (ids.length < (ONE_ROW.includes(list.path) ? 1 : 2))
        wrong.push(`${list.path} has only ${ids.length} rows to try it with`);
      if (whole.total !== undefined && whole.total !== ids.length) wrong.push(`${list.path} tells ${whole.total}`);
      for (const sort of list.sorts) {
        const { rows } = await allPages(here, list, sort, 2);
        const found = rows.map(({ id }) => id);
        if ([...found].sort().join() !== [...ids].sort().join()) wrong.push(`${list.path} by ${sort}: ${found.length}`);
        wrong.push(...misplaced(list.path, sort, rows));
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('is the same list as a file, in the same order, with the columns asked for', async () => {
    for (const list of lists) {
      const sort = list.sorts.at(1)!;
      const { rows } = await allPages(here, list, sort, 200);
      const ids = rows.map(({ id }) => id);
      const csv = await ask(here, list, { sort, format: 'csv', columns: 'id', limit: 1 });
      const [head, ...cells] = parse(csv.body, { bom: true }) as string[][];
      expect([list.path, head, cells.flat()]).toEqual([list.path, ['ID'], ids]);
      expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z-]+\.csv"$/);
      expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    }
  }, 60_000);

  it('has a heading for each column in each language, as CSV and as Excel', async () => {
    for (const list of lists) {
      const heads = await Promise.all(
        (['ja', 'en'] as const).map(async (lang) => {
          const { body } = await ask(here, list, { format: 'csv', lang });
          return (parse(body, { bom: true }) as string[][])[0]!;
        }),
      );
      const [ja, en] = heads as [string[], string[]];
      expect([list.path, ja.length, en.length]).toEqual([list.path, list.columns.length, list.columns.length]);
      expect(new Set(ja).size).toBe(ja.length);
      expect(new Set(en).size).toBe(en.length);
      expect(en.filter((text) => /[^\x20-\x7e]/.test(text))).toEqual([]);
      expect(ja.filter((text) => !/[^\x20-\x7e]/.test(text) && text !== 'ID')).toEqual([]);
      const address = app.url + addressOf(here, list, { format: 'xlsx', lang: 'en' });
      const answer = await fetch(address, { headers: { authorization: `Bearer ${await tokenOf(here, list)}` } });
      const [sheet] = await readXlsx(Buffer.from(await answer.arrayBuffer()));
      expect(sheet?.data[0]).toEqual(en);
    }
  }, 60_000);

  it('says every code of a file in words', async () => {
    for (const list of lists) {
      const columns = (CODED[list.path] ?? list.columns).join();
      const { body } = await ask(here, list, { format: 'csv', lang: 'ja', columns });
      const cells = (parse(body, { bom: true }) as string[][]).slice(1).flat();
      expect([list.path, cells.filter((cell) => /^[a-z]+(_[a-z]+)*$/.test(cell))]).toEqual([list.path, []]);
    }
  }, 60_000);

  it('has no row of another city', async () => {
    for (const list of lists) {
      const [own, others] = [await allPages(here, list, list.order, 200), await allPages(there, list, list.order, 200)];
      const ids = new Set(own.rows.map(({ id }) => id));
      expect([list.path, others.rows.filter(({ id }) => ids.has(id))]).toEqual([list.path, []]);
    }
  }, 60_000);

  it('refuses a sort, a column, a format and a language that it does not have, and a cursor of another sort', async () => {
    for (const list of lists) {
      const refused: Record<string, string>[] = [
        { sort: 'city_id' },
        { sort: `${list.sorts[0]}; drop table employers` },
        { sort: '' },
        { format: 'csv', columns: 'token_hash' },
        { format: 'csv', columns: 'id,id' },
        { format: 'csv', columns: '' },
        { format: 'pdf' },
        { format: 'csv', lang: 'fr' },
      ];
      for (const query of refused) {
        const { status, body } = await ask(here, list, query);
        expect([list.path, query, status, body.code]).toEqual([list.path, query, 422, 'invalid_request']);
      }
      const [one, other] = [list.sorts[0]!, list.sorts[1]!];
      const { body } = await ask(here, list, { sort: one, limit: 1 });
      const answer = await ask(here, list, { sort: other, limit: 1, cursor: body.nextCursor });
      expect([list.path, answer.status, answer.body.code]).toEqual([list.path, 400, 'bad_cursor']);
    }
  }, 60_000);
});

describe('a bound role', () => {
  it.each(['employer_hr', 'merchant_owner'] as const)('has in list and file its own alone: %s', async (role) => {
    const bound = lists.filter(({ roles }) => roles.includes(role));
    const tried: string[] = [];
    for (const { path } of bound) {
      const [own, others] = await Promise.all(
        here.sides.map(async (side) => {
          const token = await here.token(role, side);
          const address = `/api/v1${path.replace('{id}', side.employerId)}`;
          const shown = await app.fetch(`${address}?limit=200`, { token });
          const file = await app.fetch(`${address}?format=csv&columns=id`, { token });
          const ids = (parse(file.body, { bom: true }) as string[][]).slice(1).flat();
          expect([path, ids]).toEqual([path, shown.body.items.map(({ id }: Row) => id)]);
          return ids;
        }),
      );
      expect([path, own!.filter((id) => others!.includes(id))]).toEqual([path, []]);
      if (own!.length > 0 && others!.length > 0) tried.push(path);
    }
    expect(tried.length).toBeGreaterThan(3);
  });

  it('has no file of another’s list', async () => {
    const [own, other] = here.sides;
    const token = await here.token('employer_hr', own);
    const path = `/api/v1/employers/${other.employerId}/employees?format=csv`;
    expect((await app.fetch(path, { token })).status).toBe(404);
  });
});

describe('a file of people', () => {
  it('is written down in the audit log as a reading of each of them, part by part', async () => {
    const list = lists.find(({ path }) => path === '/enrolments')!;
    const { rows } = await allPages(here, list, '-id', 200);
    const since = new Date();
    await ask(here, list, { format: 'csv' });
    const acts = await app.get(Transactions).query<{ ids: string[]; kind: string; reads: string; outcome: string }>(
      `select object_ids as ids, kind, reads, outcome from audit_acts
        where city_id = $1 and route = '/api/v1/enrolments' and begun_at >= $2 order by begun_at, id`,
      [here.id, since],
    );
    const [request, part] = acts;
    expect(acts).toHaveLength(2);
    expect(request).toMatchObject({ kind: 'read', reads: 'enrolments', outcome: 'done', ids: [] });
    expect(part).toMatchObject({ kind: 'read', reads: 'enrolments', outcome: 'done' });
    expect([...part!.ids].sort()).toEqual([...new Set(rows.map(({ employeeId }) => employeeId as string))].sort());
  });

  it('is never handed out as if it were whole where a reading cannot be written down', async () => {
    await query(
      db.adminUrl,
      `create function one_act_a_request() returns trigger language plpgsql as $$
       begin
         if exists (select from audit_acts a where a.request_id = new.request_id) then raise exception 'no second'; end if;
         return new;
       end $$`,
      'create trigger one_act_a_request before insert on audit_acts for each row execute function one_act_a_request()',
    );
    try {
      const list = lists.find(({ path }) => path === '/enrolments')!;
      const answer = ask(here, list, { format: 'csv' }).then(({ status }) => `answered ${status}`);
      const outcome = await answer.catch(() => 'broken off');
      expect(['broken off', 'answered 500']).toContain(outcome);
    } finally {
      await query(db.adminUrl, 'drop trigger one_act_a_request on audit_acts', 'drop function one_act_a_request');
    }
  });
});
