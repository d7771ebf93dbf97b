import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApproveClosingService } from '../../src/closing/approve-closing.service.js';
import { MonthReportService } from '../../src/closing/month-report.service.js';
import { PrepareClosingService } from '../../src/closing/prepare-closing.service.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
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

describe('verify', () => {
  const found = async (id: number) =>
    new Set((await app.get(VerifyService).verify(id)).differences.map(({ check }) => check));

  async function closedJune(): Promise<number> {
    const id = await overInJune();
    await prepare(id);
    await approve(id);
    expect(await found(id)).toEqual(new Set());
    return id;
  }

  it.each([
    [
      'a frozen figure that was changed',
      `update closing_figures set amount = amount + 1, city_share = city_share + 1 where city_id = $1`,
    ],
    ['a frozen figure that was removed', `delete from closing_figures where city_id = $1 and figure = 'issued'`],
    [
      'a frozen group that is none',
      `insert into closing_figures (city_id, month, grouping, group_id, group_name, figure, amount, employer_share, city_share)
       values ($1, '2026-06-01', 'merchant', gen_random_uuid(), 'x', 'redeemed', 1, 1, 0)`,
    ],
  ])('finds %s', async (_, tampering) => {
    const id = await closedJune();
    await query(db.adminUrl, tampering.replace('$1', String(id)));
    expect(await found(id)).toEqual(new Set(['closings-frozen']));
  });

  it.each([
    ['an approval with a seal that is not in the chain', `update closings set seal_mac = 'ff' where city_id = $1`],
    ['a broken identity under an approval', `update closing_identities set holds = false where city_id = $1`],
    [
      'a closing of a month that the ledger never closed',
      `insert into closings (city_id, month, state, prepared_by) values ($1, '2027-01-01', 'flipped', gen_random_uuid())`,
    ],
    [
      'one person who prepared and approved',
      `update closings set approved_by = prepared_by where city_id = $1`,
      'alter table closings drop constraint closings_two_people',
    ],
  ])('finds %s', async (_, tampering, before = 'select 1') => {
    const id = await closedJune();
    await query(db.adminUrl, before, tampering.replace('$1', String(id)));
    expect(await found(id)).toEqual(new Set(['closings-signed']));
  });
});
