import { Client } from 'pg';
import { Random } from '../../src/simulation/random.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { openLedger, type OpenLedger } from '../support/small-book.js';
import { sealedBook } from './sealed-book.js';
import { SealedRows } from './tampering/sealed-tables.js';
import { TAMPERINGS } from './tampering/tamperer.js';

const COUNT = Number(process.env.PROVE_TAMPERINGS ?? 60);
const SEED = Number(process.env.PROVE_SEED ?? Date.now() % 0x7fffffff);
const KINDS = Object.keys(TAMPERINGS);
/** Each in a city of its own. */
const AT_ONCE = 4;
/** Some draws change nothing, such as two rows in each other's place that are alike. */
const MOST_DRAWS = 50;

let db: TestDatabase;
let book: OpenLedger;

beforeAll(async () => {
  db = await freshDatabase();
  book = await openLedger(db.appUrl);
  for (let cityId = 1; cityId <= AT_ONCE; cityId += 1) await sealedBook(book, cityId);
  await query(db.adminUrl, SealedRows.TAKE_GUARDS_AWAY);
});
afterAll(async () => {
  await book?.close();
  await db?.drop();
});

test(
  `every one of ${COUNT} random changes of sealed rows by a superuser is found, and nothing is once it is mended`,
  async () => {
    const counts: Record<string, number> = {};
    const missed: string[] = [];
    const lane = async (cityId: number) => {
      const client = new Client({ connectionString: db.adminUrl });
      await client.connect();
      const rows = await SealedRows.of(client, cityId);
      for (let n = cityId - 1; n < COUNT; n += AT_ONCE) {
        const kind = KINDS[n % KINDS.length]!;
        const done = await tamper(rows, kind, n);
        if ((await book.verifier.verify(cityId)).ok) missed.push(`${n} ${kind}: ${done}`);
        counts[kind] = (counts[kind] ?? 0) + 1;
        await rows.mend();
        expect(await rows.areChanged()).toBe(false);
        expect((await book.verifier.verify(cityId)).differences).toEqual([]);
      }
      await client.end();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => lane(index + 1)));
    process.stdout.write(`tampering: ${JSON.stringify(counts)}, not found: ${missed.length} (PROVE_SEED=${SEED})\n`);
    expect(missed).toEqual([]);
  },
  60_000 + COUNT * 1_000,
);

/** Does it so that something is other than it was sealed. */
async function tamper(rows: SealedRows, kind: string, n: number): Promise<string> {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const done = await TAMPERINGS[kind]!(rows, new Random(SEED, n, draw));
    if (await rows.areChanged()) return done;
  }
  throw new Error(`No draw of ${kind} changes anything.`);
}
