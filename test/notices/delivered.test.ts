import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendLettersService } from '../../src/mail/send-letters.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { SmtpServer } from '../support/smtp-server.js';
import { NoticeTown } from './notice-town.js';

const WORDS = '言葉はここだけ secret-words';
const before = process.env.SANKYU_DATA;
let data: string;
let db: TestDatabase;
let smtp: SmtpServer;
let app: TestApp;

beforeAll(async () => {
  process.env.SANKYU_DATA = data = await mkdtemp(join(tmpdir(), 'sankyu-notices-'));
  db = await freshDatabase();
  smtp = await SmtpServer.start();
  const environment = {
    SANKYU_SMTP_URL: `smtp://127.0.0.1:${smtp.port}?starttls=off`,
    SANKYU_MAIL_FROM: 'noreply@kitakawa.example.jp',
  };
  app = await startTestApp(db, { demo: true, environment });
});

afterAll(async () => {
  await app?.close();
  await smtp?.close();
  await db?.drop();
  if (before === undefined) delete process.env.SANKYU_DATA;
  else process.env.SANKYU_DATA = before;
  await rm(data, { recursive: true, force: true });
});

async function thankedIn(at: NoticeTown): Promise<void> {
  const giver = await at.town.parent();
  await at.thank(giver, await at.town.person('鈴木 花', 'スズキ ハナ'), 2, WORDS);
  await at.tell();
}

describe('a notice', () => {
  it('of the demo reaches everybody who looks, and no mail server', async () => {
    const demo = await NoticeTown.make(app, { asOf: '2026-06-05' });
    await query(db.adminUrl, `update cities set code = 'demo' where id = ${demo.id}`);
    await thankedIn(demo);
    await app.get(SendLettersService).send();
    const { body } = await app.fetch('/api/v1/public/demo/letters');
    const mine = body.filter(({ template }: { template: string }) => template === 'thanks-received');
    expect(mine).toMatchObject([{ subject: 'お礼のクーポンが届きました', text: expect.stringContaining(WORDS) }]);
    expect(smtp.delivered).toEqual([]);
  });

  it('of a live city is mailed with its one-click link, and is nowhere to be read in the database before or after', async () => {
    const at = await NoticeTown.make(app);
    await thankedIn(at);
    const dump = async () =>
      JSON.stringify(
        await query(db.adminUrl, `select l::text as letter, encode(l.box, 'escape') as box from people.letters l`),
        null,
      ) + JSON.stringify(await query(db.adminUrl, 'select n::text as notice from notices n'));
    for (const secret of ['secret-words', '鈴木', '@example.jp']) expect(await dump()).not.toContain(secret);
    await app.get(SendLettersService).send();
    for (const secret of ['secret-words', '鈴木', '@example.jp']) expect(await dump()).not.toContain(secret);
    const letters = smtp.delivered.map(({ raw }) => raw);
    expect(letters.length).toBeGreaterThanOrEqual(2);
    for (const raw of letters) {
      expect(raw).toMatch(/^List-Unsubscribe: <http:\/\/localhost:\d+\/api\/v1\/public\/unsubscribe\/\S+>$/m);
      expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
      expect(raw).toMatch(/^Content-Type: multipart\/alternative;/m);
    }
    const encoded = letters.find((raw) => raw.includes('text/plain') && decoded(raw).includes('secret-words'));
    expect(encoded).toBeDefined();
  });
});

/** All parts of a message that are in base64 or quoted-printable, as text. */
function decoded(raw: string): string {
  return raw
    .split(/^--.*$/m)
    .map((part) => {
      const body = part.slice(part.indexOf('\n\n') + 2);
      if (/base64/i.test(part)) return Buffer.from(body, 'base64').toString('utf8');
      return body.replace(/=\n/g, '');
    })
    .join('\n');
}
