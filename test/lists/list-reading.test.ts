import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { buffer } from 'node:stream/consumers';
import readXlsx from 'read-excel-file/node';
import { Transactions } from '../../src/database/transactions.js';
import type { Page } from '../../src/http/paging.js';
import { containsWords } from '../../src/lists/contains-words.js';
import { ListFile } from '../../src/lists/list-file.js';
import { ListQuery } from '../../src/lists/list-query.js';
import { ListReading } from '../../src/lists/list-reading.js';
import type { List } from '../../src/lists/list.js';
import { raw, type Sql, sql } from '../../src/lists/sql.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

interface Thing {
  id: string;
  name: string | null;
  kana: string;
  yen: number;
  day: string | null;
  at: Date;
  year: number;
}

const idOf = (at: number) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;

/** Names with ties and without, nothing, formulas; moments that differ by a microsecond. */
const ROWS = `(values
  ('${idOf(1)}'::uuid, '田中 智子', 'タナカ トモコ', 27000::bigint, '2026-04-01'::date, '2026-04-01 00:00:00.000001+09'::timestamptz, 2026),
  ('${idOf(2)}'::uuid, null, 'スズキ', -500, null, '2026-04-01 00:00:00.000002+09', 2026),
  ('${idOf(3)}'::uuid, '=1+1', 'ガ', 27000, '2026-04-01', '2026-04-01 00:00:00.000003+09', 2025),
  ('${idOf(4)}'::uuid, '田中 智子', 'カ', 0, null, '2026-04-01 00:00:00.000003+09', 2025),
  ('${idOf(5)}'::uuid, null, 'タナカ トモコ', 9007199254740991, '2025-12-31', '2026-03-31 23:59:59+09', 2026),
  ('${idOf(6)}'::uuid, 'ＡＢＣ商店''', 'エービーシー', 1, '2026-04-02', '2026-04-01 00:00:00.000002+09', 2025)
) as v(id, name, kana, yen, day, at, year)`;

const thingList: List<Thing> = {
  name: 'things',
  ja: 'もの',
  en: 'Things',
  table: () => raw(`(select * from ${ROWS})`),
  as: 't',
  select: `t.id, t.name, t.kana, t.yen, t.day::text as day, t.at, t.year`,
  id: 't.id',
  order: 'kana',
  columns: {
    name: { ja: '名前', en: 'Name', sort: { sql: 't.name', type: 'text', nullable: true } },
    kana: { ja: 'フリガナ', en: 'Reading', sort: { sql: 't.kana', type: 'text' } },
    yen: { ja: '額', en: 'Yen', kind: 'number', sort: { sql: 't.yen', type: 'number' } },
    day: { ja: '日', en: 'Day', kind: 'day', sort: { sql: 't.day', type: 'date', nullable: true } },
    at: { ja: '日時', en: 'At', kind: 'instant', sort: { sql: 't.at', type: 'instant' } },
    year: {
      ja: '年度',
      en: 'Year',
      kind: 'number',
      sort: [
        { sql: 't.year', type: 'number' },
        { sql: 't.yen', type: 'number' },
      ],
    },
    id: { ja: 'ID', en: 'ID', sort: { sql: 't.id', type: 'uuid' } },
  },
};

/** As `order by`, judged by PostgreSQL itself. */
const ORDERS: [sort: string, by: string][] = [
  ['name', 'name collate "C" nulls last, id'],
  ['-name', 'name collate "C" desc nulls last, id desc'],
  ['kana', 'kana collate "C", id'],
  ['-kana', 'kana collate "C" desc, id desc'],
  ['yen', 'yen, id'],
  ['-yen', 'yen desc, id desc'],
  ['day', 'day nulls last, id'],
  ['-day', 'day desc nulls last, id desc'],
  ['at', 'at, id'],
  ['-at', 'at desc, id desc'],
  ['year', 'year, yen, id'],
  ['-year', 'year desc, yen desc, id desc'],
  ['id', 'id'],
  ['-id', 'id desc'],
];

let db: TestDatabase;
let app: TestApp;
let transactions: Transactions;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  transactions = app.get(Transactions);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const things = (where: (Sql | Sql[])[] = []) => new ListReading(transactions, thingList, 0, where);

const query = (wishes: Partial<ListQuery>) => Object.assign(new ListQuery(), wishes);

async function idsOfAllPages(sort: string | undefined, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Thing> = await things().page(query({ sort, limit, cursor }));
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

async function fileOf(reading: ListReading<Thing>, wishes: Partial<ListQuery>): Promise<Buffer> {
  const answer = await reading.answer(query(wishes));
  if (!(answer instanceof ListFile)) throw new Error('That is no file.');
  return buffer(answer.getStream());
}

describe('a list', () => {
  it.each(ORDERS)('sorted by %s has, over all its pages, every row once and in order', async (sort, by) => {
    const rows = await transactions.query<{ id: string }>(`select id from ${ROWS} order by ${by}`);
    const expected = rows.map(({ id }) => id);
    for (const limit of [1, 2, 3, 200]) expect(await idsOfAllPages(sort, limit)).toEqual(expected);
  });

  it('is sorted in its own way unless another is asked for', async () => {
    expect(await idsOfAllPages(undefined, 2)).toEqual(await idsOfAllPages('kana', 200));
  });

  it('tells with its first page, and only there, how many rows the filters leave', async () => {
    const first = await things([sql`t.year = ${2025}`]).page(query({ limit: 2 }));
    const second = await things([sql`t.year = ${2025}`]).page(query({ limit: 2, cursor: first.nextCursor! }));
    expect([first.total, second.total]).toEqual([3, undefined]);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  });

  it('refuses a cursor that was made under another sort, that it never made, or that was tampered with', async () => {
    const { nextCursor } = await things().page(query({ sort: 'name', limit: 1 }));
    await expect(things().page(query({ sort: '-name', cursor: nextCursor! }))).rejects.toMatchObject({
      code: 'bad_cursor',
    });
    const made = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
    for (const [sort, key] of [
      ['name', ['name', '田中']],
      ['name', ['name', '田\0中', idOf(1)]],
      ['name', ['name', {}, idOf(1)]],
      ['yen', ['yen', '1); drop table employers', idOf(1)]],
      ['yen', ['yen', null, idOf(1)]],
      ['day', ['day', '2026-02-31', idOf(1)]],
      ['day', ['day', 'infinity', idOf(1)]],
      ['at', ['at', '2026-04-01', idOf(1)]],
      ['id', ['id', 'x']],
      ['id', 'id'],
    ] as const) {
      const asked = things().page(query({ sort, cursor: made(key) }));
      await expect(asked).rejects.toMatchObject({ code: 'bad_cursor' });
    }
  });

  it.each([
    ['たなか', [1, 5]],
    ['ﾀﾅｶ 智子', [1]],
    ['智子　田中', [1, 4]],
    ['田中智子', [1, 4]],
    ['abc', [6]],
    ["店'", [6]],
    ['%', []],
    ['', [1, 2, 3, 4, 5, 6]],
  ])('finds %s however it was typed', async (words, found) => {
    const page = await things([containsWords(words, ['t.name'], ['t.kana'])]).page(query({ sort: 'id' }));
    expect(page.items.map(({ id }) => id)).toEqual(found.map((at) => idOf(at)));
  });
});

describe('a list as a file', () => {
  it('is CSV with a BOM, in the sort and columns asked for, which no spreadsheet takes for formulas', async () => {
    const bytes = await fileOf(things(), {
      format: 'csv',
      sort: '-yen',
      columns: ['name', 'yen', 'day', 'at', 'year'],
    });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(parse(bytes, { bom: true })).toEqual([
      ['名前', '額', '日', '日時', '年度'],
      ['', '9007199254740991', '2025-12-31', '2026-03-31 23:59:59', '2026'],
      ["'=1+1", '27000', '2026-04-01', '2026-04-01 00:00:00', '2025'],
      ['田中 智子', '27000', '2026-04-01', '2026-04-01 00:00:00', '2026'],
      ["ＡＢＣ商店'", '1', '2026-04-02', '2026-04-01 00:00:00', '2025'],
      ['田中 智子', '0', '', '2026-04-01 00:00:00', '2025'],
      ['', '-500', '', '2026-04-01 00:00:00', '2026'],
    ]);
  });

  it('is Excel with days as days and money as numbers, headed in the language asked for', async () => {
    const wishes = { format: 'xlsx', lang: 'en', sort: 'yen', columns: ['yen', 'day', 'name'] } as const;
    const [sheet] = await readXlsx(await fileOf(things(), { ...wishes, columns: [...wishes.columns] }));
    expect(sheet?.sheet).toBe('Things');
    expect(sheet?.data.slice(0, 3)).toEqual([
      ['Yen', 'Day', 'Name'],
      [-500, null, null],
      [0, null, '田中 智子'],
    ]);
    expect(sheet?.data.at(-2)).toEqual([27000, new Date('2026-04-01'), '=1+1']);
  });

  const many = (rows: number): List<Thing> => ({
    ...thingList,
    table: () =>
      raw(`(select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as id, 'n' || n as name, 'カ' as kana,
      n::bigint as yen, null::date as day, now() as at, n % 7 as year from generate_series(1, ${rows}) n)`),
  });

  it('has all of a long list, read part by part, each told of before it goes out', async () => {
    const parts: number[] = [];
    const answer = await new ListReading(transactions, many(1234), 0).answer(
      query({ format: 'csv', sort: '-year', columns: ['yen'], limit: 1 }),
    );
    if (!(answer instanceof ListFile)) throw new Error('That is no file.');
    answer.beforeEachPart((rows) => Promise.resolve(void parts.push(rows.length)));
    const [, ...rows] = parse(await buffer(answer.getStream()), { bom: true }) as string[][];
    expect(new Set(rows.flat().map(Number)).size).toBe(1234);
    expect(parts).toEqual([500, 500, 234]);
  });

  it('ends broken off, not short, where what must be done before a part is handed out cannot be', async () => {
    const answer = await things().answer(query({ format: 'csv' }));
    if (!(answer instanceof ListFile)) throw new Error('That is no file.');
    answer.beforeEachPart(() => Promise.reject(new Error('The audit log cannot be written.')));
    await expect(buffer(answer.getStream())).rejects.toThrow('The audit log cannot be written.');
  });

  it('is refused as Excel where it would not fit into memory, and as CSV never', async () => {
    const long = new ListReading(transactions, many(50_001), 0);
    await expect(long.answer(query({ format: 'xlsx' }))).rejects.toMatchObject({ code: 'list_too_long' });
    const bytes = await fileOf(long, { format: 'csv', columns: ['id'] });
    expect(bytes.toString().split('\r\n')).toHaveLength(50_003);
  });
});
