import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApproveClosingService } from '../../src/closing/approve-closing.service.js';
import type { MonthReport } from '../../src/closing/dto/closing.js';
import { SPLIT_GROUPS, type SplitBy } from '../../src/closing/dto/split.js';
import { MonthReportService } from '../../src/closing/month-report.service.js';
import { PrepareClosingService } from '../../src/closing/prepare-closing.service.js';
import { SplitService } from '../../src/closing/split.service.js';
import type { Month } from '../../src/domain/month.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town } from '../support/town.js';
import { APPROVER, closeMonth, PREPARER } from './closed-month.js';
import { LivelyTown } from './lively-town.js';
import { recomputed } from './recomputed.js';

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

const prepare = (cityId: number, month: Month, actorId = PREPARER) =>
  app.get(PrepareClosingService).prepare(cityId, month, actorId);
const approve = (cityId: number, month: Month, actorId = APPROVER) =>
  app.get(ApproveClosingService).approve(cityId, month, actorId);
const close = (cityId: number, month: Month) => closeMonth(app, cityId, month);
const report = (cityId: number, month: Month) => app.get(MonthReportService).report(cityId, month);
const broken = ({ identities }: MonthReport) => identities.filter(({ holds }) => !holds);

/** The kept figures, by grouping, group and figure. */
async function kept(cityId: number, month: Month): Promise<Record<string, number[]>> {
  const rows = await query(
    db.ownerUrl,
    `select grouping || ' ' || group_id || ' ' || figure as name, amount, employer_share, city_share
       from closing_figures where city_id = ${cityId} and month = '${month}-01' order by 1`,
  );
  return Object.fromEntries(
    rows.map((row) => [row.name!, [row.amount, row.employer_share, row.city_share].map(Number)]),
  );
}

describe('the figures of a closing', () => {
  it('are those that a recomputation from all transfers gives, in every grouping, month after month', async () => {
    const lively = await LivelyTown.make(app);
    await lively.until('2026-09-02');
    for (const month of ['2026-06', '2026-07', '2026-08'] as const) {
      await close(lively.id, month);
      expect(await kept(lively.id, month)).toEqual(await recomputed(db.ownerUrl, lively.id, month));
      expect(broken(await report(lively.id, month))).toEqual([]);
    }
    const june = await report(lively.id, '2026-06');
    expect(june.groups.programme).toMatchObject([
      {
        opening: { amount: 0 },
        issued: { amount: 30_000, employerShare: 13_333, cityShare: 16_667 },
        redeemed: { amount: 7_000 },
        voided: { amount: 1_000 },
        closing: { amount: 24_000 },
      },
    ]);
    const july = await report(lively.id, '2026-07');
    expect(july.groups.programme).toMatchObject([{ opening: june.groups.programme[0]!.closing }]);
    expect(await lively.town.differences()).toEqual([]);
  });

  it('are the same in a preview before, in the closing, and in the split report after it', async () => {
    const lively = await LivelyTown.make(app);
    await lively.until('2026-08-02');
    const previews = [await report(lively.id, '2026-06'), await report(lively.id, '2026-07')];
    expect(previews.map(({ state }) => state)).toEqual(['open', 'open']);
    const split = (by: SplitBy) => app.get(SplitService).split(lively.id, { from: '2026-06', to: '2026-07', by });
    const before = await Promise.all(SPLIT_GROUPS.map(split));
    await close(lively.id, '2026-06');
    expect(await Promise.all(SPLIT_GROUPS.map(split))).toEqual(before);
    await close(lively.id, '2026-07');
    expect(await Promise.all(SPLIT_GROUPS.map(split))).toEqual(before);
    for (const preview of previews) {
      const closed = await report(lively.id, preview.month);
      expect(closed.groups).toEqual(preview.groups);
      const ofMonth = closed.identities.filter(
        ({ identity }) => !identity.includes(':') && identity !== 'frozen_as_computed',
      );
      expect(preview.identities).toEqual(ofMonth);
      expect(closed.identities).toEqual(expect.arrayContaining(preview.identities));
    }
  });

  it('never change by what comes later, which counts in the month that is open', async () => {
    const lively = await LivelyTown.make(app);
    const spent = await lively.pay(lively.father, lively.shops[1], 1);
    await lively.until('2026-07-02');
    await close(lively.id, '2026-06');
    const june = await report(lively.id, '2026-06');
    await lively.undo(spent, 'void');
    await lively.pay(lively.father, lively.shops[0], 3);
    expect(await report(lively.id, '2026-06')).toEqual(june);
    const july = await report(lively.id, '2026-07');
    expect(july.state).toBe('open');
    expect(
      july.groups.merchant.map(({ group, redeemed, voided }) => [group.name, redeemed.amount, voided.amount]),
    ).toEqual([
      ['一番', 3_000, 0],
      ['二番', 0, 1_000],
    ]);
    expect(broken(july)).toEqual([]);
  });

  it('count each redemption that commits meanwhile once, in the month or in the next', async () => {
    const lively = await LivelyTown.make(app);
    const people = await Promise.all(Array.from({ length: 4 }, () => lively.town.parent()));
    await lively.until('2026-07-01');
    const pay = (count: number) =>
      Promise.all(Array.from({ length: count }, (_, n) => lively.pay(people[n % 4]!, lively.shops[0], 1)));
    const [, paid] = await Promise.all([close(lively.id, '2026-06'), pay(40)]);
    const more = await pay(4);
    await lively.until('2026-08-01');
    await close(lively.id, '2026-07');
    const [june, july] = await Promise.all(
      (['2026-06', '2026-07'] as const).map(
        async (month) => (await report(lively.id, month)).groups.programme[0]!.redeemed.amount,
      ),
    );
    expect(june! + july!).toBe(7_000 + (paid.length + more.length) * 1_000);
    expect(july).toBeGreaterThanOrEqual(more.length * 1_000);
    expect(await kept(lively.id, '2026-07')).toEqual(await recomputed(db.ownerUrl, lively.id, '2026-07'));
  });
});

describe('a closing', () => {
  it('is refused for a month before the programmes begin, which nothing would ever be owed for', async () => {
    const { id, until } = bound(await LivelyTown.make(app));
    await until('2026-08-02');
    await expect(prepare(id, '2026-03')).rejects.toMatchObject({ code: 'month_before_start' });
    await close(id, '2026-06');
    await expect(prepare(id, '2020-01')).rejects.toMatchObject({ code: 'month_before_start' });
    await close(id, '2026-07');
    expect((await query(db.ownerUrl, `select from closings where city_id = ${id}`)).length).toBe(2);
  });

  it('is refused while the month is not over, and while an earlier one is open or waits for its approval', async () => {
    const { id, until } = bound(await LivelyTown.make(app));
    await expect(prepare(id, '2026-06')).rejects.toMatchObject({ code: 'month_not_over' });
    await until('2026-08-02');
    await expect(prepare(id, '2026-07')).rejects.toMatchObject({ code: 'earlier_month_open' });
    await expect(approve(id, '2026-06')).rejects.toMatchObject({ code: 'closing_not_found' });
    await prepare(id, '2026-06');
    await prepare(id, '2026-07');
    await expect(approve(id, '2026-07')).rejects.toMatchObject({ code: 'earlier_closing_not_approved' });
    await approve(id, '2026-06');
    await approve(id, '2026-07');
  });

  it('ends the same when it is run again, also after it was ended between its steps', async () => {
    const { id, until } = bound(await LivelyTown.make(app));
    await until('2026-07-02');
    await app.get(Ledger).closeMonth(id, '2026-06');
    await query(
      db.ownerUrl,
      `insert into closings (city_id, month, state, prepared_by) values (${id}, '2026-06-01', 'flipped', '${APPROVER}')`,
    );
    await expect(approve(id, '2026-06', PREPARER)).rejects.toMatchObject({ code: 'closing_not_prepared' });
    await Promise.all([prepare(id, '2026-06'), prepare(id, '2026-06')]);
    const prepared = await report(id, '2026-06');
    expect(prepared).toMatchObject({ state: 'prepared', preparedBy: PREPARER });
    await prepare(id, '2026-06', APPROVER);
    expect(await report(id, '2026-06')).toEqual(prepared);
    await Promise.all([approve(id, '2026-06'), approve(id, '2026-06')]);
    const approved = await report(id, '2026-06');
    await approve(id, '2026-06');
    await prepare(id, '2026-06');
    expect(await report(id, '2026-06')).toEqual(approved);
  });

  it('is approved by another person, whatever way is tried', async () => {
    const { id, until } = bound(await LivelyTown.make(app));
    await until('2026-07-02');
    await prepare(id, '2026-06');
    await expect(approve(id, '2026-06', PREPARER)).rejects.toMatchObject({ code: 'same_person' });
    await expect(
      query(
        db.ownerUrl,
        `update closings set state = 'approved', approved_by = prepared_by, approved_at = now() where city_id = ${id}`,
      ),
    ).rejects.toMatchObject({ constraint: 'closings_two_people' });
    expect((await report(id, '2026-06')).state).toBe('prepared');
  });

  it('bears the newest seal, and the proof of the ledger', async () => {
    const { id, until } = bound(await LivelyTown.make(app));
    await until('2026-07-02');
    await close(id, '2026-06');
    const { seal, identities } = await report(id, '2026-06');
    const [newest] = await query(
      db.ownerUrl,
      `select block, encode(mac, 'hex') as mac from ledger.seals where city_id = ${id} order by block desc limit 1`,
    );
    expect(seal).toEqual({ block: newest!.block, mac: newest!.mac });
    const names = identities.map(({ identity }) => identity);
    expect(names).toEqual(
      expect.arrayContaining(['ledger:seals', 'ledger:allocations-conserved', 'frozen_as_computed']),
    );
  });

  it('is never changed by the application', async () => {
    const { id, until } = bound(await LivelyTown.make(app));
    await until('2026-07-02');
    await prepare(id, '2026-06');
    for (const statement of ['update closing_figures set amount = 0', 'delete from closing_identities']) {
      await expect(query(db.appUrl, `${statement} where city_id = ${id}`)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('over HTTP', () => {
  it('a month is previewed, prepared, approved and read', async () => {
    const lively = await LivelyTown.make(app);
    await lively.until('2026-07-02');
    const [one, two] = [await app.tokenFor(lively.id, 'city_finance'), await app.tokenFor(lively.id, 'city_finance')];
    const ask = (path: string, token = one, method = 'POST') => app.fetch(`/api/v1/closings${path}`, { token, method });
    expect((await ask('/2026-06', one, 'GET')).body.code).toBe('closing_not_found');
    expect((await ask('/2026-13/preview', one, 'GET')).body.code).toBe('bad_month');
    const preview = await ask('/2026-06/preview', one, 'GET');
    expect([preview.status, preview.body.state]).toEqual([200, 'open']);
    expect((await ask('', one, 'GET')).body).toEqual({ items: [], nextCursor: null });
    const welfare = await app.tokenFor(lively.id, 'city_welfare');
    expect((await ask('/2026-06/prepare', welfare)).status).toBe(403);
    expect((await ask('/2026-06/prepare')).body.state).toBe('prepared');
    const same = await ask('/2026-06/approve');
    expect([same.status, same.body.code]).toEqual([422, 'same_person']);
    const approved = await ask('/2026-06/approve', two);
    expect([approved.status, approved.body.state]).toEqual([200, 'approved']);
    expect((await ask('/2026-06', welfare, 'GET')).body).toEqual(approved.body);
    const { groups: _, identities: __, ...view } = approved.body;
    expect((await ask('?limit=1', one, 'GET')).body).toEqual({ items: [view], nextCursor: null });
    const elsewhere = await app.tokenFor((await Town.make(app, { asOf: '2026-06-10' })).id, 'city_finance');
    expect((await ask('/2026-06', elsewhere, 'GET')).status).toBe(404);
  });
});

function bound(lively: LivelyTown) {
  return { id: lively.id, until: lively.until.bind(lively) };
}
