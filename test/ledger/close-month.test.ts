import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { openLedger, openSmallBook, pay, type OpenLedger } from '../support/small-book.js';

let db: TestDatabase;
let book: OpenLedger;

beforeAll(async () => {
  db = await freshDatabase();
  book = await openLedger(db.appUrl, 30);
});

afterAll(async () => {
  await book.close();
  await db.drop();
});

const periods = (cityId: number) =>
  book.transactions.query<{ period: string; operations: number }>(
    `select to_char(period, 'YYYY-MM') as period, count(*)::integer as operations from ledger.operations
      where city_id = $1 and code = 'redeem' group by period order by period`,
    [cityId],
  );

test('a month that is not over cannot be closed, nor one before which a month is open', async () => {
  await openSmallBook(book, 1);
  await expect(book.ledger.closeMonth(1, '2026-04')).rejects.toMatchObject({ code: 'month_not_over' });
  await book.ledger.advanceClock(1, '2026-06-01');
  await expect(book.ledger.closeMonth(1, '2026-05')).rejects.toMatchObject({ code: 'earlier_month_open' });
  await book.ledger.closeMonth(1, '2026-04');
  await book.ledger.closeMonth(1, '2026-04');
  await book.ledger.closeMonth(1, '2026-05');
  expect((await book.verifier.verify(1)).differences).toEqual([]);
});

test('what comes after the closing counts in the month after it, also when the clock stands in a later one', async () => {
  const small = await openSmallBook(book, 2);
  await pay(book, small, 'before', small.mother, 1);
  await book.ledger.advanceClock(2, '2026-05-02');
  await pay(book, small, 'in May, April open', small.mother, 1);
  await book.ledger.closeMonth(2, '2026-04');
  await pay(book, small, 'in May', small.mother, 1);
  expect(await periods(2)).toEqual([
    { period: '2026-04', operations: 1 },
    { period: '2026-05', operations: 2 },
  ]);
});

test('a redemption that commits while the month is closed is in one of the two months, never in both or none', async () => {
  const small = await openSmallBook(book, 3);
  const payments = Array.from({ length: 30 }, (_, n) =>
    pay(book, small, `n${n}`, n % 2 ? small.mother : small.father, 1),
  );
  const advanced = book.ledger.advanceClock(3, '2026-05-01');
  const closed = advanced.then(() => book.ledger.closeMonth(3, '2026-04'));
  const late = Array.from({ length: 10 }, (_, n) => pay(book, small, `late${n}`, small.mother, 1));
  const answers = (await Promise.all([...payments, ...late])).flat();
  await closed;
  const counted = (await periods(3)).reduce((sum, { operations }) => sum + operations, 0);
  expect(counted).toBe(answers.filter(({ status }) => status === 'done').length);
  expect((await book.verifier.verify(3)).differences).toEqual([]);
});

test('whoever has written in a book cannot be alone in it before the transaction ends, be it to seal, to close or to lapse', async () => {
  const small = await openSmallBook(book, 4);
  await book.ledger.advanceClock(4, '2026-05-01');
  const alone = [
    () => book.seals.seal(4),
    () => book.ledger.closeMonth(4, '2026-04'),
    () => book.ledger.advanceClock(4, '2026-05-02'),
    () => book.ledger.expire(4),
  ];
  for (const [n, work] of alone.entries()) {
    const both = book.transactions.run(async () => {
      await pay(book, small, `before ${n}`, small.mother, 1);
      await work();
    });
    await expect(both).rejects.toMatchObject({ code: '25001' });
  }
  expect(await periods(4)).toEqual([]);
  await book.ledger.closeMonth(4, '2026-04');
});
