import { randomUUID } from 'node:crypto';
import { MonthReportService } from '../../src/closing/month-report.service.js';
import type { Month } from '../../src/domain/month.js';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { SettleMonthService } from '../../src/payouts/settle-month.service.js';
import { CityDetailsService } from '../../src/programmes/city-details.service.js';
import { closeMonth } from '../closing/closed-month.js';
import { recomputed } from '../closing/recomputed.js';
import { DETAILS } from '../payouts/paying-town.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { Town, type TownShop } from '../support/town.js';

const REDEMPTIONS = 1_000;
const PAYERS = 8;
/** Of them, so many are recorded before the month ends, and so many are asked for when its closing has ended. */
const BEFORE = 300;
const AFTER = 100;

let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db, { poolSize: PAYERS + 4 });
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

async function payOne(cityId: number, wallet: string, { merchantId, shopId }: TownShop): Promise<string> {
  const keyed = { id: randomUUID(), actor: randomUUID(), digest: randomUUID() };
  const times = { receivedAt: new Date(), deadline: new Date(Date.now() + 30_000) };
  const item = { ...keyed, wallet, merchant: merchantId, shop: shopId, notes: 1, noteYen: 1_000, ...times };
  const [answer] = await app.get(Ledger).redeem(cityId, [item]);
  if (answer?.status !== 'done') throw new Error(`Refused: ${answer?.status}`);
  return item.id;
}

test(`a closing while ${REDEMPTIONS} redemptions commit counts each of them once, in its month or in the next`, async () => {
  const town = await Town.make(app, { asOf: '2026-06-30' });
  await app.get(CityDetailsService).set(town.id, DETAILS);
  const shop = await town.shop();
  const wallets = await town.parents(REDEMPTIONS / 20);
  const paid: string[] = [];
  let asked = 0;
  let monthEnds = () => {};
  const begun = new Promise<void>((resolve) => (monthEnds = resolve));
  /** Several tills at once, until so many have been asked for. */
  const pay = (until: number) =>
    Promise.all(
      Array.from({ length: PAYERS }, async () => {
        while (asked < until) {
          paid.push(await payOne(town.id, wallets[asked++ % wallets.length]!, shop));
          if (paid.length === BEFORE) monthEnds();
        }
      }),
    );
  const until = (day: '2026-07-01' | '2026-08-01') => app.get(AdvanceClockService).advanceTo(town.id, day);
  const closing = begun.then(async () => {
    await until('2026-07-01');
    await closeMonth(app, town.id, '2026-06');
  });
  await Promise.all([pay(REDEMPTIONS - AFTER), closing]);
  await pay(REDEMPTIONS);
  await until('2026-08-01');
  await closeMonth(app, town.id, '2026-07');

  expect(new Set(paid).size).toBe(REDEMPTIONS);
  const redeemed = async (month: Month) =>
    (await app.get(MonthReportService).closed(town.id, month)).groups.merchant[0]!.redeemed.amount;
  const [june, july] = [await redeemed('2026-06'), await redeemed('2026-07')];
  expect(june).toBeGreaterThanOrEqual(BEFORE * 1_000);
  expect(july).toBeGreaterThanOrEqual(AFTER * 1_000);
  expect(june + july).toBe(REDEMPTIONS * 1_000);
  for (const [month, amount] of [
    ['2026-06', june],
    ['2026-07', july],
  ] as const) {
    const counted = await recomputed(db.ownerUrl, town.id, month);
    expect(counted[`merchant ${shop.merchantId} redeemed`]![0]).toBe(amount);
    expect((await app.get(SettleMonthService).settle(town.id, month)).amount).toBe(amount);
  }
  const lines = await town.query<{ id: string }>('select operation_id as id from settlement_lines where city_id = $1', [
    town.id,
  ]);
  expect(lines.map(({ id }) => id).sort()).toEqual([...paid].sort());
  expect(await town.differences()).toEqual([]);
}, 120_000);
