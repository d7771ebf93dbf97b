import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { because, inCity } from '../../src/database/scope.js';
import { beginningOf, slowQueries, SlowQueryLog, slowQueryMs } from '../../src/database/slow-queries.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

let db: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource({
    type: 'postgres',
    url: db.appUrl,
    maxQueryExecutionTime: 100,
    logger: new SlowQueryLog(),
  }).initialize();
});

afterAll(async () => {
  await source?.destroy();
  await db?.drop();
});

describe('a statement that takes long', () => {
  const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);

  afterEach(() => {
    warned.mockClear();
  });

  it('is noted with its first words, its time and its city, and with none of its values', async () => {
    const before = slowQueries();
    const statement = `select pg_sleep(0.15),\n  $1::text as name, 'tomoko@example.jp' as address`;
    await because('till-7.0001', () => inCity(3, () => source.query(statement, ['村上 智子'])));
    expect(warned.mock.calls).toEqual([
      [
        {
          milliseconds: expect.any(Number),
          statement: 'select pg_sleep(0.15), $1::text as name, … as address',
          digest: expect.stringMatching(/^[0-9a-f]{12}$/),
          city: 3,
          from: undefined,
        },
        'a slow statement',
      ],
    ]);
    expect((warned.mock.calls[0]![0] as { milliseconds: number }).milliseconds).toBeGreaterThanOrEqual(150);
    expect(slowQueries()).toBe(before + 1);
  });

  it('is not noted when it was quick', async () => {
    await source.query('select 1');
    expect(warned).not.toHaveBeenCalled();
  });
});

describe('what is noted of a statement', () => {
  it('is its beginning in one line, however long it is', () => {
    expect(beginningOf(`select *\n\t from thanks  where message = 'it''s for you'`)).toBe(
      'select * from thanks where message = …',
    );
    expect(beginningOf(`select '${'x'.repeat(500)}`)).toBe('select …');
    expect(beginningOf('x'.repeat(500))).toBe(`${'x'.repeat(120)}…`);
  });
});

describe('from when on a statement is slow', () => {
  it('is said by SANKYU_SLOW_QUERY_MS', () => {
    expect([slowQueryMs({}), slowQueryMs({ SANKYU_SLOW_QUERY_MS: '0' })]).toEqual([500, 0]);
    expect(slowQueryMs({ SANKYU_SLOW_QUERY_MS: '2000' })).toBe(2_000);
    expect(() => slowQueryMs({ SANKYU_SLOW_QUERY_MS: '2s' })).toThrow(RangeError);
  });
});
