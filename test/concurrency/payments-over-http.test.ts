import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { Town } from '../support/town.js';
import { Till } from '../redemptions/till.js';

const PEOPLE = 1_000;
const RACING = 50;
const NOTES = 20;

let db: TestDatabase;
let app: TestApp;
let town: Town;
let tills: Till[];

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app, { asOf: '2026-04-10' });
  tills = await Promise.all(
    ['常磐書店', '近文薬局', '嵐山書店'].map(async (name) => Till.at(app, town, await town.shop(name))),
  );
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const tillOf = (n: number): Till => tills[n % tills.length]!;

function count(answers: { status: number; body: { code?: string } }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = body.code === undefined ? String(status) : `${status} ${body.code}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

test('1,000 people pay at once with 20 notes each, while 50 tills race for the same notes: exact, no deadlock, no 5xx', async () => {
  const people = await town.parents(PEOPLE);
  const wanted = await town.parent();
  const [paid, raced] = await Promise.all([
    Promise.all(people.map((person, n) => tillOf(n).takeFrom(person, NOTES))),
    Promise.all(Array.from({ length: RACING }, (_, n) => tillOf(n).takeFrom(wanted, 1))),
  ]);
  expect(count(paid)).toEqual({ '201': PEOPLE });
  expect(count(raced)).toEqual({ '201': NOTES, '422 insufficient_notes': RACING - NOTES });
  const [left] = await town.query<{ yen: string }>(
    'select sum(amount) as yen from ledger.holdings where city_id = $1',
    [town.id],
  );
  expect(Number(left!.yen)).toBe(0);
  expect(await town.operations('redeem')).toBe(PEOPLE + NOTES);
  expect(await town.differences()).toEqual([]);
});
