import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApproveClosingService } from '../../src/closing/approve-closing.service.js';
import { MonthReportService } from '../../src/closing/month-report.service.js';
import { PrepareClosingService } from '../../src/closing/prepare-closing.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { APPROVER, PREPARER } from './closed-month.js';
import { LivelyTown } from './lively-town.js';

let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

async function overInJune(): Promise<number> {
  const lively = await LivelyTown.make(app);
  await lively.until('2026-07-02');
  return lively.id;
}

const prepare = (cityId: number) => app.get(PrepareClosingService).prepare(cityId, '2026-06', PREPARER);
const approve = (cityId: number) => app.get(ApproveClosingService).approve(cityId, '2026-06', APPROVER);
const report = (cityId: number) => app.get(MonthReportService).report(cityId, '2026-06');

describe('a closing of a ledger that somebody has forced open', () => {
  it.each([
    [
      'a holding was made larger',
      `update ledger.holdings set amount = amount + 1000, city_share = city_share + 1000 where city_id = $1 and amount > 0`,
      'closing_is_held',
    ],
    [
      'a transfer was removed',
      `delete from ledger.transfers where city_id = $1 and code = 'void'`,
      'frozen_as_computed|ledger:seals',
    ],
    [
      'a frozen figure was changed',
      `update closing_figures set amount = amount + 1, city_share = city_share + 1
        where city_id = $1 and grouping = 'employer' and figure = 'redeemed'`,
      'employer_movements',
    ],
    [
      'frozen figures were changed so that they still agree',
      `update closing_figures set amount = amount + 1, city_share = city_share + 1
        where city_id = $1 and grouping = 'merchant' and figure in ('opening', 'closing')`,
      'merchant_opening',
    ],
  ])('is not approved after %s', async (_, tampering, identity) => {
    const id = await overInJune();
    await prepare(id);
    await query(db.adminUrl, 'alter table ledger.transfers disable trigger all', tampering.replace('$1', String(id)));
    const refused = await approve(id).then(
      () => undefined,
      (error) => error,
    );
    expect(refused).toMatchObject({ code: 'closing_identity_broken' });
    const found = refused.details.identities.map((one: { identity: string }) => one.identity).join(' ');
    expect(found).toMatch(new RegExp(identity));
    expect((await report(id)).state).toBe('prepared');
  });

  it('keeps an identity that did not hold when it was prepared, and is not approved', async () => {
    const id = await overInJune();
    await query(
      db.adminUrl,
      `update ledger.holdings set amount = amount + 1000, city_share = city_share + 1000 where city_id = ${id} and amount > 0`,
    );
    await prepare(id);
    const { identities } = await report(id);
    expect(identities.filter(({ holds }) => !holds).map(({ identity }) => identity)).toEqual(['closing_is_held']);
    await expect(approve(id)).rejects.toMatchObject({ code: 'closing_identity_broken' });
  });
});
