import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { newDataDir, removeDataDir } from '../support/embedded.js';
import { sankyu } from '../support/sankyu.js';

let db: TestDatabase;
let data: string;

beforeAll(async () => {
  db = await freshDatabase();
  data = await newDataDir('sankyu-cli-distribute-');
});

afterAll(async () => {
  await db.drop();
  await removeDataDir(data);
});

test('without a cluster it says that nothing is proved, and ends as what was not used as it is meant', async () => {
  const { code, stdout } = await sankyu(data, 'distribute');
  expect([code, stdout.split(':')[0]]).toEqual([2, 'NOT PROVED']);
});

test('the statements are printed for a database that is on no cluster, the ledger’s first table before the others', async () => {
  const { code, stdout } = await sankyu(data, 'distribute', '--plan', '--database', db.ownerUrl, '--shards', '64');
  const spread = stdout.split('\n').filter((line) => line.startsWith('select create_distributed_table('));
  expect(code).toBe(0);
  expect(spread[0]).toBe(
    `select create_distributed_table('ledger.books', 'city_id', colocate_with => 'none', shard_count => 64);`,
  );
  expect(spread.length).toBeGreaterThan(80);
});

test('a database without Citus is refused, and left as it is', async () => {
  const { code, stderr } = await sankyu(data, 'distribute', '--database', db.ownerUrl, '--json');
  expect([code, JSON.parse(stderr).code]).toEqual([1, 'citus_missing']);
});

test('a number of parts that Citus does not make is refused', async () => {
  const { code } = await sankyu(data, 'distribute', '--plan', '--database', db.ownerUrl, '--shards', '0');
  expect(code).toBe(2);
});
