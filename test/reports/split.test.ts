import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Transactions } from '../../src/database/transactions.js';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import { Ledger } from '../../src/ledger/ledger.js';
import type { Split, SplitRow } from '../../src/closing/dto/split.js';
import { SPLIT_GROUPS } from '../../src/closing/dto/split.js';
import { fileOf } from '../../src/closing/report-file.js';
import { splitReport } from '../../src/closing/split-table.js';
import { SplitService } from '../../src/closing/split.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { Town, type TownShop } from '../support/town.js';

const FIGURES = ['opening', 'issued', 'redeemed', 'voided', 'expired', 'recalled', 'closing'] as const;

let db: TestDatabase;
let app: TestApp;
let town: Town;
let other: string;
let shops: [TownShop, TownShop];
let finance: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app, {
    asOf: '2026-06-10',
    municipalities: [
      { code: 'asahikawa', name: '旭川市' },
      { code: 'higashikawa', name: '東川町' },
    ],
  });
  other = await town.employer('=悪い名前株式会社', 88);
  shops = [await town.shop('一番'), await town.shop('二番')];
  finance = await app.tokenFor(town.id, 'city_finance');
  await history();
});

afterAll(async () => {
  expect(await town.differences()).toEqual([]);
  await app?.close();
  await db?.drop();
});

/**
 * June: 20 notes of 10,000 + 10,000 yen, last day 30 June; three spent at the first shop, one of them undone; two given.
 * July: what is left lapses. Ten notes of 3,333 + 6,667 yen of the other employer; four spent at the second shop.
 * August: the rest of these is recalled. September: the recall is undone.
 */
async function history(): Promise<void> {
  const ledger = app.get(Ledger);
  const towns = await town.query<{ id: string }>('select id from municipalities where city_id = $1 order by code', [
    town.id,
  ]);
  const keyed = () => ({ id: randomUUID(), actor: randomUUID(), digest: randomUUID() });
  const pay = async (wallet: string, { merchantId, shopId }: TownShop, notes: number) => {
    const now = Date.now();
    const times = { receivedAt: new Date(now), deadline: new Date(now + 30_000) };
    const item = { ...keyed(), wallet, merchant: merchantId, shop: shopId, notes, noteYen: 1000, ...times };
    const [answer] = await ledger.redeem(town.id, [item]);
    expect(answer!.status).toBe('done');
    return item.id;
  };
  const [first, second] = [await town.person(), await town.person()];
  await town.coupons(first, { month: '2026-06', expiresOn: '2026-06-30', municipalityId: towns[0]!.id });
  await pay(first, shops[0], 2);
  const undone = await pay(first, shops[0], 1);
  await ledger.undo(town.id, [{ ...keyed(), undoes: undone, as: 'void' }]);
  await ledger.give(town.id, [{ ...keyed(), giver: first, receiver: second, notes: 2, noteYen: 1000, maxHands: 0 }]);
  await app.get(AdvanceClockService).advanceTo(town.id, '2026-07-05');
  const allocation = await town.coupons(second, {
    month: '2026-07',
    employerYen: 3_333,
    cityYen: 6_667,
    employerId: other,
    municipalityId: towns[1]!.id,
  });
  await pay(second, shops[1], 4);
  await app.get(AdvanceClockService).advanceTo(town.id, '2026-08-05');
  const recall = keyed();
  await ledger.recall(town.id, [{ ...recall, allocation }]);
  await app.get(AdvanceClockService).advanceTo(town.id, '2026-09-05');
  await ledger.undo(town.id, [{ ...keyed(), undoes: recall.id, as: 'unrecall' }]);
}

const yen = (amount = 0, employerShare = amount / 2): Split => ({
  amount,
  employerShare,
  cityShare: amount - employerShare,
});

/** A row with what is not named at zero. */
function row(
  month: string,
  id: string | null,
  name: string,
  figures: Partial<Record<(typeof FIGURES)[number], Split>>,
) {
  const zeros = Object.fromEntries(FIGURES.map((figure) => [figure, yen()]));
  return { month, group: { id, name }, ...zeros, ...figures };
}

const split = (query: string, token = finance) => app.fetch(`/api/v1/reports/split?${query}`, { token });

describe('the split', () => {
  it('by employer is exact to the yen, one row a month and employer, also where nothing moved', async () => {
    const { status, body } = await split('from=2026-05&to=2026-09&by=employer');
    expect(status).toBe(200);
    const one = [town.employerId, '株式会社永山木工'] as const;
    const two = [other, '=悪い名前株式会社'] as const;
    const june = yen(18_000);
    const left = yen(6_000, 1_999);
    expect(body).toEqual([
      row('2026-05', ...two, {}),
      row('2026-05', ...one, {}),
      row('2026-06', ...two, {}),
      row('2026-06', ...one, { issued: yen(20_000), redeemed: yen(3_000), voided: yen(1_000), closing: june }),
      row('2026-07', ...two, { issued: yen(10_000, 3_333), redeemed: yen(4_000, 1_334), closing: left }),
      row('2026-07', ...one, { opening: june, expired: june }),
      row('2026-08', ...two, { opening: left, recalled: left }),
      row('2026-08', ...one, {}),
      row('2026-09', ...two, { recalled: { amount: -6_000, employerShare: -1_999, cityShare: -4_001 }, closing: left }),
      row('2026-09', ...one, {}),
    ]);
  });

  it('of a later range opens with what stood before it', async () => {
    const [whole, later] = [
      await split('from=2026-05&to=2026-09&by=employer'),
      await split('from=2026-07&to=2026-09&by=employer'),
    ];
    expect(later.body).toEqual(whole.body.filter(({ month }: SplitRow) => month >= '2026-07'));
  });

  it('by merchant opens and closes with what it is owed', async () => {
    const { body } = await split('from=2026-06&to=2026-07&by=merchant');
    const [one, two] = [[shops[0].merchantId, '一番'] as const, [shops[1].merchantId, '二番'] as const];
    expect(body).toEqual([
      row('2026-06', ...one, { redeemed: yen(3_000), voided: yen(1_000), closing: yen(2_000) }),
      row('2026-06', ...two, {}),
      row('2026-07', ...one, { opening: yen(2_000), closing: yen(2_000) }),
      row('2026-07', ...two, { redeemed: yen(4_000, 1_334), closing: yen(4_000, 1_334) }),
    ]);
  });

  it('by municipality tells apart which town pays the public share', async () => {
    const { body } = await split('from=2026-07&by=municipality');
    expect(
      body.map(({ group, issued, expired }: SplitRow) => [group.name, issued.cityShare, expired.cityShare]),
    ).toEqual([
      ['旭川市', 0, 9_000],
      ['東川町', 6_667, 0],
    ]);
    const alone = await Town.make(app, { asOf: '2026-06-10' });
    await alone.parent();
    const rows = await app.get(SplitService).split(alone.id, { from: '2026-06', to: '2026-06', by: 'municipality' });
    expect(rows.map(({ group, issued }) => [group.id === null, group.name, issued.amount])).toEqual([
      [true, '', 20_000],
      [false, '旭川市', 0],
    ]);
  });

  it('by programme is the sum of the employers’', async () => {
    const programme: SplitRow[] = (await split('from=2026-06&to=2026-09')).body;
    const employers: SplitRow[] = (await split('from=2026-06&to=2026-09&by=employer')).body;
    expect(programme.map(({ group }) => group.id)).toEqual(Array(4).fill(town.programmeId));
    for (const sum of programme) {
      const parts = employers.filter(({ month }) => month === sum.month);
      for (const figure of FIGURES) {
        for (const part of ['amount', 'employerShare', 'cityShare'] as const) {
          expect(sum[figure][part]).toBe(parts.reduce((total, one) => total + one[figure][part], 0));
        }
      }
    }
  });

  it.each(SPLIT_GROUPS)('by %s adds up in every row, and each month opens as the one before closed', async (by) => {
    const rows: SplitRow[] = (await split(`from=2026-04&to=2026-12&by=${by}`)).body;
    const closed = new Map<string | null, Split>();
    expect(rows.length).toBeGreaterThan(0);
    for (const { group, opening, issued, redeemed, voided, expired, recalled, closing } of rows) {
      for (const part of ['amount', 'employerShare', 'cityShare'] as const) {
        const net =
          by === 'merchant'
            ? redeemed[part] - voided[part]
            : issued[part] - redeemed[part] + voided[part] - expired[part] - recalled[part];
        expect(closing[part]).toBe(opening[part] + net);
      }
      for (const one of [opening, issued, redeemed, voided, expired, recalled, closing]) {
        expect(one.employerShare + one.cityShare).toBe(one.amount);
      }
      expect(opening).toEqual(closed.get(group.id) ?? yen());
      closed.set(group.id, closing);
    }
  });

  it('closes with what the holdings hold', async () => {
    const rows = await app.get(SplitService).split(town.id, { from: '2026-09', to: '2026-09', by: 'programme' });
    const [held] = await app
      .get(Transactions)
      .query<Record<string, string>>(
        `select sum(amount) as amount, sum(employer_share) as employer from ledger.holdings where city_id = $1`,
        [town.id],
      );
    expect(rows[0]!.closing).toMatchObject({ amount: Number(held!.amount), employerShare: Number(held!.employer) });
  });

  it.each([
    ['that ends before it begins', 'from=2026-06&to=2026-05', 'bad_range'],
    ['longer than ten years', 'from=2026-06&to=2036-06', 'bad_range'],
    ['of a month that does not exist', 'from=2026-13', 'invalid_request'],
    ['by something else', 'from=2026-06&by=child', 'invalid_request'],
  ])('refuses a range %s', async (_, query, code) => {
    const { status, body } = await split(query);
    expect([status, body.code]).toEqual([422, code]);
  });
});

describe('the split for a spreadsheet', () => {
  it('is CSV in UTF-8 with BOM, with a Japanese header, and no cell is a formula', async () => {
    const response = await fetch(`${app.url}/api/v1/reports/split.csv?from=2026-09&by=employer`, {
      headers: { authorization: `Bearer ${finance}` },
    });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const lines = bytes.subarray(3).toString('utf8').split('\r\n');
    expect(lines[0]).toBe(
      '月,区分,期首 額,期首 企業,期首 市,配付 額,配付 企業,配付 市,利用 額,利用 企業,利用 市,取消 額,取消 企業,取消 市,' +
        '失効 額,失効 企業,失効 市,回収 額,回収 企業,回収 市,期末 額,期末 企業,期末 市',
    );
    expect(lines.slice(1)).toEqual([
      "2026-09,'=悪い名前株式会社,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,-6000,-1999,-4001,6000,1999,4001",
      `2026-09,株式会社永山木工${',0'.repeat(21)}`,
      '',
    ]);
  });

  it('is the same by format=csv', async () => {
    const rows = await app.get(SplitService).split(town.id, { from: '2026-09', to: '2026-09', by: 'programme' });
    const { headers, body } = await split('from=2026-09&format=csv');
    expect(headers.get('content-disposition')).toContain('split.csv');
    // fetch takes the BOM off the text.
    const { bytes } = await fileOf(splitReport(rows), 'csv');
    expect(body).toBe(bytes.toString('utf8').slice(1));
  });
});

describe('who sees which rows', () => {
  it('an employer sees its own row and no merchant’s', async () => {
    const hr = await app.tokenFor(town.id, 'employer_hr', { employerId: other });
    const own = await split('from=2026-07', hr);
    expect(own.body.map(({ group }: SplitRow) => group.id)).toEqual([other]);
    expect(own.body[0].issued).toEqual(yen(10_000, 3_333));
    for (const by of ['merchant', 'programme', 'municipality']) {
      const { status, body } = await split(`from=2026-07&by=${by}`, hr);
      expect([status, body.code]).toEqual([403, 'not_your_report']);
    }
  });

  it('a merchant sees its own row and no employer’s', async () => {
    const owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId: shops[1].merchantId });
    const own = await split('from=2026-07', owner);
    expect(own.body.map(({ group }: SplitRow) => group.id)).toEqual([shops[1].merchantId]);
    expect((await split('from=2026-07&by=employer', owner)).status).toBe(403);
    const csv = await app.fetch('/api/v1/reports/split.csv?from=2026-07&by=employer', { token: owner });
    expect(csv.status).toBe(403);
  });

  it('another city sees nothing of it', async () => {
    const elsewhere = await Town.make(app, { asOf: '2026-06-10' });
    const { body } = await split('from=2026-06&by=merchant', await app.tokenFor(elsewhere.id, 'city_finance'));
    expect(body).toEqual([]);
  });
});

describe('the operations behind a figure', () => {
  const operations = (query: string, token = finance) => app.fetch(`/api/v1/operations?${query}`, { token });

  it('are found by period, code, merchant and employer, newest first, page by page', async () => {
    const all = (await operations('limit=200')).body.items;
    expect(all.map(({ code }: { code: string }) => code)).toEqual([
      'unrecall',
      'recall',
      'redeem',
      'issue',
      'expire',
      'expire',
      'give',
      'void',
      'redeem',
      'redeem',
      'issue',
    ]);
    const read = [];
    let cursor = '';
    do {
      const { body } = await operations(`limit=2${cursor && `&cursor=${cursor}`}`);
      read.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor);
    expect(read).toEqual(all);
    const codes = async (query: string) =>
      (await operations(query)).body.items.map(({ code }: { code: string }) => code);
    expect(await codes('period=2026-08')).toEqual(['recall']);
    expect(await codes('code=redeem')).toEqual(['redeem', 'redeem', 'redeem']);
    expect(await codes(`merchant=${shops[0].merchantId}`)).toEqual(['void', 'redeem', 'redeem']);
    expect(await codes(`employer=${other}`)).toEqual(['unrecall', 'recall', 'redeem', 'issue']);
    const { body } = await operations(`employer=${other}&code=redeem`);
    expect(body.items).toMatchObject([
      {
        period: '2026-07',
        amount: 4_000,
        employerShare: 1_334,
        cityShare: 2_666,
        from: { kind: 'wallet' },
        to: { kind: 'merchant', id: shops[1].merchantId },
        shopId: shops[1].shopId,
      },
    ]);
  });

  it('are the city’s alone to read', async () => {
    const hr = await app.tokenFor(town.id, 'employer_hr', { employerId: other });
    expect((await operations('', hr)).status).toBe(403);
    expect((await operations('cursor=WyJhIiwiYiIsImMiXQ')).body.code).toBe('bad_cursor');
  });
});

describe('a verification', () => {
  it('re-proves the ledger on demand, for the city', async () => {
    const { status, body } = await app.fetch('/api/v1/verifications', { token: finance, method: 'POST' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: true, differences: [], checked: { operations: 11 } });
    const welfare = await app.tokenFor(town.id, 'city_welfare');
    expect((await app.fetch('/api/v1/verifications', { token: welfare, method: 'POST' })).status).toBe(403);
  });
});
