import { Client } from 'pg';
import { rotateKeys } from '../../src/database/rotate-keys.js';
import { Vault } from '../../src/database/vault.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { askLater, doAll, readTask } from '../tasks/task-town.js';
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

test('a file for the bank that was made as a task lies closed in the database, and is fetched as it was', async () => {
  const { town, first, second, post, exportFile } = await settledTown(app);
  const { id } = (await post('payout-batches')).body;
  await post(`payout-batches/${id}/approve`, {}, second);
  const task = await askLater(app, first, `payout-batches/${id}/export`);
  await doAll(app, town.id);
  expect(await readTask(app, first, task.id)).toMatchObject({ state: 'done' });

  const answer = await fetch(`${app.url}/api/v1/tasks/${task.id}/file`, {
    headers: { authorization: `Bearer ${first}` },
  });
  const file = Buffer.from(await answer.arrayBuffer());
  expect(file).toEqual((await exportFile(id)).bytes);
  const kept = () => query(db.adminUrl, `select row_to_json(f)::text as row from task_files f`);
  const hex = (text: string) => Buffer.from(text).toString('hex');
  const [before] = await kept();
  for (let at = 0; at + 10 <= file.length; at += 10) {
    expect(before!.row).not.toContain(file.subarray(at, at + 10).toString('hex'));
  }
  expect(before!.row).not.toContain(hex(file.toString('base64').slice(0, 40)));

  const owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
  const key = process.env.SANKYU_DATA_KEY;
  process.env.SANKYU_DATA_KEY = `another key, ${key}`;
  const rotated = await rotateKeys(owner, new Vault()).finally(() => owner.end());
  process.env.SANKYU_DATA_KEY = key;
  expect(rotated).toContainEqual({ column: 'public.task_files.content_box', renewed: 1, left: 0 });
  expect((await kept())[0]).not.toEqual(before);
});
