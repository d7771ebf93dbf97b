import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/database/package-root.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { idOf, issueTo, keyed, openLedger, pay, type OpenLedger } from '../support/small-book.js';

const CITY = 1;
const [mother, friend, link, merchant, shop] = ['mother', 'friend', 'link', 'merchant', 'shop'].map((name) =>
  idOf(CITY, name),
) as [string, string, string, string, string];
const wallets: Record<string, string> = { mother, friend };

let db: TestDatabase;
let book: OpenLedger;

beforeAll(async () => {
  db = await freshDatabase();
  book = await openLedger(db.appUrl);
  await book.ledger.openBooks(CITY, 'rehearsal', '2026-04-01');
  await book.ledger.openAccounts(CITY, 'wallet', [mother, friend]);
  await book.ledger.openAccounts(CITY, 'merchant', [merchant]);
  await book.ledger.setAcceptance(CITY, merchant, '2026-04-01', true);
});

afterAll(async () => {
  await book.close();
  await db.drop();
});

interface Line {
  verb: string;
  who: string;
  to: string | undefined;
  notes: number;
  figures: { amount: number; employerShare: number; cityShare: number };
}

function exampleLines(): Line[] {
  const text = readFileSync(join(packageRoot(), 'docs/ledger.md'), 'utf8');
  const block = /```example\n([^`]+)```/.exec(text)![1]!;
  return block
    .trim()
    .split('\n')
    .map((line) => {
      const found = /^(\w+)\s+(\w+)(?:\s+to (\w+))?\s+(\d+) notes?\s+([\d,]+) =\s+([\d,]+) \+\s+([\d,]+)$/.exec(line);
      if (!found) throw new Error(`docs/ledger.md: cannot read "${line}"`);
      const [, verb, who, to, notes, ...yen] = found as unknown as [
        string,
        string,
        string,
        string | undefined,
        string,
        ...string[],
      ];
      const [amount, employerShare, cityShare] = yen.map((figure) => Number(figure.replaceAll(',', ''))) as [
        number,
        number,
        number,
      ];
      return { verb, who, to, notes: Number(notes), figures: { amount, employerShare, cityShare } };
    });
}

/** What the step of the example did, as its transfers have it. */
async function recorded(code: string, account: string): Promise<Line['figures'][]> {
  return book.transactions.query(
    `select t.amount, t.employer_share as "employerShare", t.city_share as "cityShare" from ledger.transfers t
      where t.city_id = $1 and t.code = $2 and $3 in (t.from_account, t.to_account) order by t.amount desc`,
    [CITY, code, account],
  );
}

let redeemed = 0;
async function run({ verb, who, to, notes }: Line): Promise<Line['figures'][]> {
  const wallet = wallets[who]!;
  const key = keyed(CITY, `${verb} ${who} ${redeemed++}`);
  switch (verb) {
    case 'issue':
      await issueTo(book, CITY, [wallet], {
        month: '2026-04',
        expiresOn: '2026-09-30',
        employerYen: 3_333,
        cityYen: 6_667,
      });
      return recorded('issue', wallet);
    case 'redeem':
      return pay(
        book,
        { cityId: CITY, mother, father: mother, coWorker: friend, merchant, shop, allocations: [] },
        `pay ${who} ${notes}`,
        wallet,
        notes,
      );
    case 'void':
      return book.ledger.undo(CITY, [{ ...key, undoes: keyed(CITY, `pay ${who} ${notes}`).id, as: 'void' }]);
    case 'give':
      return book.ledger.give(CITY, [
        {
          ...key,
          giver: wallet,
          ...(to === 'link' ? { link } : { receiver: wallets[to!]! }),
          notes,
          noteYen: 1_000,
          maxHands: 0,
        },
      ]);
    case 'claim':
      return book.ledger.claim(CITY, [{ ...key, link, claimant: wallet }]);
    case 'expire':
      await book.ledger.advanceClock(CITY, '2026-10-01');
      await book.ledger.expire(CITY);
      return recorded('expire', wallet);
    default:
      throw new Error(`docs/ledger.md: nothing does "${verb}"`);
  }
}

test('the example in docs/ledger.md comes out to the yen, line by line', async () => {
  const lines = exampleLines();
  expect(lines.length).toBeGreaterThan(8);
  for (const line of lines) {
    const figures = (await run(line)).map(({ amount, employerShare, cityShare }) => ({
      amount,
      employerShare,
      cityShare,
    }));
    expect({ line, figures }).toEqual({ line, figures: expect.arrayContaining([line.figures]) });
  }
  const { differences } = await book.verifier.verify(CITY);
  expect(differences).toEqual([]);
  const [totals] = await book.transactions.query<Record<string, number>>(
    `select sum(employer_share) filter (where code = 'redeem') - sum(employer_share) filter (where code = 'void') as redeemed_employer,
            sum(employer_share) filter (where code = 'expire') as lapsed_employer from ledger.transfers where city_id = $1`,
    [CITY],
  );
  expect(Number(totals!.redeemed_employer) + Number(totals!.lapsed_employer)).toBe(3_333);
});
