import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transactions } from '../../src/database/transactions.js';
import { MailService } from '../../src/mail/mail.service.js';
import { SendLettersService } from '../../src/mail/send-letters.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

const before = process.env.SANKYU_DATA;
let data: string;
let db: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  process.env.SANKYU_DATA = data = await mkdtemp(join(tmpdir(), 'sankyu-mail-'));
  db = await freshDatabase();
  app = await startTestApp(db, { demo: true });
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
  if (before === undefined) delete process.env.SANKYU_DATA;
  else process.env.SANKYU_DATA = before;
  await rm(data, { recursive: true, force: true });
});

const letter = {
  to: ' Tomoko@Example.jp ',
  subject: 'お礼が届きました',
  text: '村上さんへ',
  html: '<p>村上さんへ</p>',
  template: 'thanks-received',
};

const post = (more: Partial<typeof letter> = {}) => app.get(MailService).post({ ...letter, ...more });
const send = () => app.get(SendLettersService).send();

describe('a letter where no mail server was set', () => {
  it('is written into the folder once, readable by nobody else, and its content leaves the database', async () => {
    const id = await post();
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    expect(await send()).toEqual({ sent: 0, failed: 0 });
    const path = join(data, 'mail', `${id}.eml`);
    const message = await readFile(path, 'utf8');
    expect(message).toMatch(/^To: tomoko@example\.jp\r?$/m);
    expect(message).toContain(`Message-ID: <${id}@localhost.localdomain>`);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(data, 'mail'))).mode & 0o777).toBe(0o700);
    expect(await query(db.adminUrl, `select state, box, trouble from people.letters where id = '${id}'`)).toEqual([
      { state: 'sent', box: null, trouble: null },
    ]);
  });

  it('is not sent when the transaction in which it was posted fails', async () => {
    const failing = app.get(Transactions).run(async () => {
      await post();
      throw new Error('something else went wrong');
    });
    await expect(failing).rejects.toThrow('something else');
    expect(await send()).toEqual({ sent: 0, failed: 0 });
  });
});

describe('the letters of the demo', () => {
  it('are nowhere to be read without the demo city, nor beside another city', async () => {
    await post();
    await send();
    expect(await app.fetch('/api/v1/public/demo/letters')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await readdir(join(data, 'mail'))).filter((name) => name.endsWith('.json'))).toEqual([]);
    await query(db.adminUrl, `insert into cities (id, code, name, kind) values (1, 'demo', '北川市', 'rehearsal')`);
    await query(db.adminUrl, `insert into cities (id, code, name, kind) values (2, 'real', '旭川市', 'live')`);
    expect((await app.fetch('/api/v1/public/demo/letters')).status).toBe(404);
  });

  it('are shown to everybody, the newest first', async () => {
    await query(db.adminUrl, `delete from cities where id = 2`);
    await post();
    await post({ subject: '券が届きました' });
    await send();
    const { status, body } = await app.fetch('/api/v1/public/demo/letters');
    expect(status).toBe(200);
    expect(body.map(({ subject }: { subject: string }) => subject)).toEqual(['券が届きました', 'お礼が届きました']);
    expect(body[1]).toMatchObject({ to: 'tomoko@example.jp', text: '村上さんへ', html: '<p>村上さんへ</p>' });
  });
});
