import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town, type TownShop } from '../support/town.js';
import { textOfPdf } from '../papers/read-pdf.js';
import { Till } from './till.js';

let db: TestDatabase;
let app: TestApp;
/** A second one over the same database, as another process is. */
let second: TestApp;
let town: Town;
let shop: TownShop;
let till: Till;
let hr: string;
let holder: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  second = await startTestApp(db);
  town = await Town.make(app);
  hr = await app.tokenFor(town.id, 'employer_hr', { employerId: town.employerId });
});

afterAll(async () => {
  await second?.close();
  await app?.close();
  await db?.drop();
});

beforeEach(async () => {
  shop = await town.shop();
  till = await Till.at(app, town, shop, 'merchant_clerk');
  holder = await town.parent();
});

interface Sheet {
  id: string;
  text: string;
  pdf: Buffer;
  /** The twelve digits of each slip, as printed. */
  digits: string[];
}

async function print(slips: number, notes: number, token = hr, employeeId = holder): Promise<Sheet> {
  const response = await fetch(`${app.url}/api/v1/paper-sheets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ employeeId, slips, notes }),
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([201, 'application/pdf']);
  const pdf = Buffer.from(await response.arrayBuffer());
  const text = await textOfPdf(pdf);
  const digits = [...text.replace(/\s/g, '').matchAll(/番号(\d{12})/g)].map(([, found]) => found!);
  expect(digits).toHaveLength(slips);
  return { id: response.headers.get('location')!.split('/').at(-1)!, text, pdf, digits };
}

describe('a slip of paper', () => {
  it('pays what is printed on it, once, for the person for whom it was printed', async () => {
    const { digits, text } = await print(4, 3);
    expect(text.replace(/\s/g, '')).toContain('村上智子様');
    const taken = await till.take({ digits: digits[1] });
    expect([taken.status, taken.body.notes, taken.body.amount]).toEqual([201, 3, 3000]);
    expect(await town.held(holder)).toBe(17_000);
    const list = await app.fetch(`/api/v1/shops/${shop.shopId}/today`, { token: till.token });
    expect(list.body.items.map((one: { way: string }) => one.way)).toEqual(['slip']);
    expect(await town.differences()).toEqual([]);
  });

  it('used at two shops at once, at two processes, is paid to one', async () => {
    const { digits } = await print(1, 2);
    const elsewhere = await Till.at(second, town, await town.shop(), 'merchant_clerk');
    const answers = await Promise.all([till.take({ digits: digits[0] }), elsewhere.take({ digits: digits[0] })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('code_used');
    expect(await town.held(holder)).toBe(18_000);
  });

  it('scanned again at once answers the first answer and says so; handed in again later it is used', async () => {
    const { digits } = await print(1, 2);
    const key = randomUUID();
    const first = await till.take({ digits: digits[0] }, key);
    const again = await till.take({ digits: digits[0] });
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([201, first.body, 'true']);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    await query(
      db.adminUrl,
      'alter table ledger.operations disable trigger all',
      `update ledger.operations set recorded_at = recorded_at - interval '6 minutes' where id = '${first.body.id}'`,
    );
    const later = await till.take({ digits: digits[0] }, randomUUID());
    expect([later.status, later.body.code]).toEqual([409, 'code_used']);
    expect((await till.take({ digits: digits[0] }, key)).body.id).toBe(first.body.id);
    expect(await town.held(holder)).toBe(18_000);
  });

  it('is revoked alone, with its sheet, or by a new sheet; a revoked one that was used is answered still', async () => {
    const { id, digits } = await print(3, 1);
    const used = await till.take({ digits: digits[0] });
    const path = `/api/v1/paper-sheets/${id}`;
    expect((await app.fetch(`${path}/slips/2`, { token: hr, method: 'DELETE' })).status).toBe(204);
    expect((await till.take({ digits: digits[1] })).body.code).toBe('slip_revoked');
    expect(
      (await app.fetch(path, { token: hr })).body.slips.map((slip: { revokedAt: unknown }) => slip.revokedAt),
    ).toEqual([null, expect.any(String), null]);
    const next = await print(1, 1);
    expect((await till.take({ digits: digits[2] })).body.code).toBe('slip_revoked');
    expect((await till.take({ digits: digits[0] })).body).toEqual(used.body);
    const own = await app.tokenFor(town.id, 'employee', { employeeId: holder });
    expect((await app.fetch(`/api/v1/paper-sheets/${next.id}`, { token: own, method: 'DELETE' })).status).toBe(204);
    expect((await till.take({ digits: next.digits[0] })).body.code).toBe('slip_revoked');
    expect(await town.held(holder)).toBe(19_000);
  });

  it('lapses with the coupons that are issued today', async () => {
    const { digits } = await print(1, 1);
    await query(
      db.adminUrl,
      `update paper_sheets set usable_through = current_date - 2 where employee_id = '${holder}'`,
    );
    expect((await till.take({ digits: digits[0] })).body.code).toBe('slip_lapsed');
  });

  it('reserves nothing: what was spent before is gone, and the slip is not used up', async () => {
    const { digits } = await print(1, 15);
    const pos = await Till.at(app, town, shop);
    const spent = await pos.takeFrom(holder, 10);
    expect((await till.take({ digits: digits[0] })).body.code).toBe('insufficient_notes');
    await pos.void(spent.body.id);
    expect((await till.take({ digits: digits[0] })).status).toBe(201);
  });

  it('is kept as hashes only, and its digits only where a key was used', async () => {
    const { digits } = await print(2, 1);
    const rows = JSON.stringify(await query(db.adminUrl, 'select s::text as row from paper_slips s'));
    for (const one of digits) expect(rows).not.toContain(one);
  });

  it('is printed for its own employer’s people, or by the city, and tells nobody what they hold', async () => {
    const poor = await town.person();
    await print(40, 5, hr, poor);
    const stranger = await app.tokenFor(town.id, 'employer_hr', { employerId: await town.employer('別の会社') });
    const body = { employeeId: holder, slips: 1, notes: 1 };
    expect((await app.fetch('/api/v1/paper-sheets', { token: stranger, body })).status).toBe(404);
    const sheet = await print(1, 1, await app.tokenFor(town.id, 'city_welfare'));
    expect((await app.fetch(`/api/v1/paper-sheets/${sheet.id}`, { token: stranger })).status).toBe(404);
    const too = await app.fetch('/api/v1/paper-sheets', {
      token: hr,
      body: { employeeId: holder, slips: 40, notes: 6 },
    });
    expect(too.body.code).toBe('sheet_too_large');
  });

  it('has its rules held by the database itself', async () => {
    const { id } = await print(1, 1);
    const copy = (changes: string) =>
      query(
        db.adminUrl,
        `insert into paper_sheets select (r).* from (
           select jsonb_populate_record(s, '${changes}') as r from paper_sheets s where id = '${id}') t`,
      );
    await expect(copy(`{"id": "${randomUUID()}"}`)).rejects.toMatchObject({ constraint: 'paper_sheets_one_stands' });
    await expect(copy(`{"id": "${randomUUID()}", "slips": 41}`)).rejects.toMatchObject({
      constraint: 'paper_sheets_size',
    });
    await query(db.adminUrl, `update paper_sheets set revoked_at = now() where id = '${id}'`);
    const undo = query(db.adminUrl, `update paper_sheets set revoked_at = null where id = '${id}'`);
    await expect(undo).rejects.toMatchObject({ constraint: 'paper_revoked_for_good' });
  });
});
