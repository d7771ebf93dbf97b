import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { json, text } from 'node:stream/consumers';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { startProgram } from '../support/sankyu.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await freshDatabase();
});

afterAll(async () => db?.drop());

/** Runs `sankyu mail` on the test's database. */
async function mail(...words: string[]) {
  const environment = { DATABASE_URL: db.ownerUrl, DATABASE_APP_URL: db.appUrl };
  const child = startProgram('src/cli/main.ts', '/nonexistent', ['mail', ...words, '--json'], environment);
  const [answer, complaint, [code]] = await Promise.all([
    json(child.stdout!).catch(() => undefined),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  return { answer, complaint, code };
}

test('letters that could not be sent are shown to the operator, who has one tried again', async () => {
  const id = randomUUID();
  await query(
    db.adminUrl,
    `insert into people.letters (id, template, state, attempts, box, trouble, ended_at)
     values ('${id}', 'thanks-received', 'dead', 1, '\\x00', 'EENVELOPE 550', now())`,
  );
  const shown = await mail();
  expect(shown.answer).toMatchObject({
    ...{ waiting: 0, sent: 0, dead: 1 },
    letters: [{ id, template: 'thanks-received', attempts: 1, trouble: 'EENVELOPE 550' }],
  });
  expect((await mail('--retry', id)).answer).toMatchObject({ waiting: 1, dead: 0, letters: [] });
  expect(await mail('--retry', id)).toMatchObject({ code: 1, complaint: expect.stringContaining('not_found') });
  expect((await mail('--retry', 'x')).complaint).toContain('It is an id as the list shows it.');
});
