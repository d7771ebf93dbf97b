import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { PayingTown } from './paying-town.js';
import { settledTown } from './settled-town.js';

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

async function expected(town: PayingTown, shop: number) {
  const { merchantId } = town.shops[shop]!;
  const token = await app.tokenFor(town.id, 'merchant_owner', { merchantId });
  return (await app.fetch(`/api/v1/merchants/${merchantId}/expected-payouts`, { token })).body;
}

test('the running month is told with its day, less what was undone, and nothing where nothing was taken', async () => {
  const town = await PayingTown.make(app, 3);
  await town.pay(0, 3);
  await town.void(await town.pay(0, 2));
  await town.void(await town.pay(1, 1));
  // 15 July 2026 is a Wednesday.
  const june = { month: '2026-06', amount: 3_000, payOn: '2026-07-15', settlementId: null };
  expect(await expected(town, 0)).toEqual([june]);
  expect(await expected(town, 1)).toEqual([]);
  expect(await expected(town, 2)).toEqual([]);
});

test('a month that should have been paid and is not settled has no day until the city closes it', async () => {
  const town = await PayingTown.make(app, 1);
  await town.pay(0, 3);
  await town.until('2026-08-01');
  expect(await expected(town, 0)).toEqual([expect.objectContaining({ amount: 3_000, payOn: null })]);
});

test('a settled month is told with its settlement, then with the day of its batch, and no more once it was paid', async () => {
  const { town, post, exported } = await settledTown(app);
  const [open] = await expected(town, 1);
  expect(open).toMatchObject({ month: '2026-06', amount: 4_000, payOn: '2026-07-15' });
  expect(open.settlementId).not.toBeNull();
  const { id } = await exported();
  expect(await expected(town, 1)).toEqual([open]);
  const results = [1, 2, 3].map((lineNumber) => ({ lineNumber, result: lineNumber === 2 ? 'returned' : 'paid' }));
  expect((await post(`payout-batches/${id}/results`, { results })).status).toBe(200);
  // What the bank returned waits for the merchant’s account, not for a day.
  for (const shop of [0, 1, 2]) expect(await expected(town, shop)).toEqual([]);
});

test('another merchant’s is not there', async () => {
  const town = await PayingTown.make(app, 2);
  const token = await app.tokenFor(town.id, 'merchant_owner', { merchantId: town.shops[0]!.merchantId });
  const path = `/api/v1/merchants/${town.shops[1]!.merchantId}/expected-payouts`;
  expect((await app.fetch(path, { token })).status).toBe(404);
});
