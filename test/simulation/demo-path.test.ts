import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { isRealDate } from '../../src/domain/date.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { bareCity, bareEmployer } from '../support/city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

let db: TestDatabase;
let app: TestApp;
let real: TestApp;
let employerId: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db, { demo: true });
  real = await startTestApp(db);
  await query(
    db.adminUrl,
    `insert into cities (id, code, name, kind) values (1, 'demo', '北川市（見本）', 'rehearsal')`,
  );
  await app.get(Ledger).openBooks(1, 'rehearsal', '2026-11-16');
  employerId = await bareEmployer(db, 1);
  await app.tokenFor(1, 'city_admin');
  await app.tokenFor(1, 'employer_hr', { employerId });
});

afterAll(async () => {
  await app?.close();
  await real?.close();
  await db?.drop();
});

const at = (path: string, service = app) => service.fetch(`/api/v1/public/${path}`);

/** While it runs there is a second city. */
async function besideAnother(work: () => Promise<void>): Promise<void> {
  await bareCity(db, 2);
  await work();
  await query(db.adminUrl, 'delete from cities where id = 2');
}

describe('the start', () => {
  it('names the cities, and whom one can be in the demo: nobody who is not there', async () => {
    const { status, body } = await at('start');
    expect(status).toBe(200);
    expect(body.cities).toEqual([{ code: 'demo', name: '北川市（見本）' }]);
    expect(body.people.map(({ person }: { person: string }) => person)).toEqual(['city_admin', 'employer_hr']);
  });

  it('names the cities alone where there is no demo, or another city beside it', async () => {
    expect((await at('start', real)).body).toMatchObject({ people: [], cities: [{ code: 'demo' }] });
    await besideAnother(async () => {
      const { body } = await at('start');
      expect(body.people).toEqual([]);
      expect(body.cities).toHaveLength(2);
    });
  });

  it('tells nothing else of a city', async () => {
    for (const city of (await at('start', real)).body.cities) expect(Object.keys(city)).toEqual(['code', 'name']);
  });
});

describe('the steps of the demo', () => {
  it('are done by people alone: what was there when the city was handed over does not count', async () => {
    const programmeId = randomUUID();
    await query(
      db.adminUrl,
      `insert into programmes (city_id, id, code, name, starts_month) values (1, '${programmeId}', 'demo', '見本', '2026-06-01')`,
    );
    const issued = (at: string) =>
      query(
        db.adminUrl,
        `insert into issuance_runs (city_id, id, programme_id, month, state, due, due_yen, already, started_at)
         values (1, '${randomUUID()}', '${programmeId}', '2026-11-01', 'done', 0, 0, 0, ${at})`,
      );
    await issued(`now() - interval '1 day'`);
    expect((await at('demo/month')).body).toEqual({ done: [] });
    await issued('clock_timestamp()');
    expect((await at('demo/month')).body).toEqual({ done: ['issuing'] });
  });

  it('are not there where there is no demo, or another city beside it', async () => {
    expect(await at('demo/month', real)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    await besideAnother(async () => {
      expect(await at('demo/month')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    });
  });
});

describe('the roster to try', () => {
  it('is a file for a spreadsheet with three good rows and one whose date cannot be', async () => {
    const answer = await fetch(`${app.url}/api/v1/public/demo/roster.csv`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="roster.csv"');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...rows] = bytes
      .toString('utf8')
      .replace('\u{feff}', '')
      .trim()
      .split('\r\n')
      .map((row) => row.split(','));
    expect(head).toContain('子の生年月日');
    const bornOn = rows.map((row) => row[head!.indexOf('子の生年月日')]!);
    expect(bornOn.map((day) => isRealDate(day))).toEqual([true, true, true, false]);
    expect(new Set(rows.map(([number]) => number)).size).toBe(4);
  });

  it('is not there where there is no demo', async () => {
    expect(await at('demo/roster.csv', real)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});
