import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeadLettersService } from '../../src/mail/dead-letters.service.js';
import { LetterQueue, MOST_ATTEMPTS, waitSeconds } from '../../src/mail/letter-queue.js';
import { MailService } from '../../src/mail/mail.service.js';
import { SendLettersService } from '../../src/mail/send-letters.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { selfSigned } from '../support/self-signed.js';
import { SmtpServer } from '../support/smtp-server.js';

const certificate = selfSigned();
const login = { user: 'sankyu', password: 'a password: @/' };
let folder: string;
let db: TestDatabase;
let smtp: SmtpServer;
let app: TestApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sankyu-ca-'));
  await writeFile(join(folder, 'ca.pem'), certificate.cert);
  db = await freshDatabase();
});

beforeEach(async () => {
  smtp = await SmtpServer.start({ tls: certificate, login });
  app = await startTestApp(db, { environment: environment() });
});

afterEach(async () => {
  await app?.close();
  await smtp?.close();
  await query(db.adminUrl, 'delete from people.letters');
});

afterAll(async () => {
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});

function environment(): Record<string, string> {
  return {
    SANKYU_SMTP_URL: `smtp://${login.user}:${encodeURIComponent(login.password)}@127.0.0.1:${smtp.port}`,
    SANKYU_SMTP_CA: join(folder, 'ca.pem'),
    SANKYU_MAIL_FROM: '北川市 <noreply@kitakawa.example.jp>',
  };
}

const letter = { subject: 'Coupons', text: 'Dear Tomoko', template: 'coupons-arrived' };
const post = (to = 'tomoko@example.jp', more: { unsubscribeUrl?: string } = {}) =>
  app.get(MailService).post({ to, ...letter, ...more });
const send = (by = app) => by.get(SendLettersService).send();
const stateOf = async (id: string) =>
  (
    await query(
      db.adminUrl,
      `select state, attempts, trouble, box is null as emptied from people.letters where id = '${id}'`,
    )
  )[0];
const makeDue = () => query(db.adminUrl, `update people.letters set next_at = now() where state = 'waiting'`);
const messageIds = () => smtp.delivered.map(({ raw }) => /^Message-ID: <(.*)@/im.exec(raw)?.[1]);

describe('a letter by SMTP', () => {
  it('goes over TLS, signed in, with the headers of a letter that a program wrote', async () => {
    const id = await post('tomoko@example.jp', { unsubscribeUrl: 'https://kitakawa.example.jp/u/abc' });
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    const [{ raw, ...rest } = { raw: '' }] = smtp.delivered;
    expect(rest).toEqual({
      from: 'noreply@kitakawa.example.jp',
      to: ['tomoko@example.jp'],
      overTls: true,
      user: login.user,
    });
    expect(raw).toMatch(/^From: =\?UTF-8\?.* <noreply@kitakawa\.example\.jp>$/m);
    expect(raw).toMatch(/^To: tomoko@example\.jp$/m);
    expect(raw).toMatch(/^Subject: Coupons$/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/kitakawa\.example\.jp\/u\/abc>$/m);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(raw).toMatch(/\n\nDear Tomoko$/);
    expect(messageIds()).toEqual([id]);
    expect(await stateOf(id)).toMatchObject({ state: 'sent', emptied: true });
  });

  it('does not leave in the clear, to a server that offers no TLS', async () => {
    const plain = await SmtpServer.start();
    const SANKYU_SMTP_URL = `smtp://127.0.0.1:${plain.port}`;
    const other = await startTestApp(db, { environment: { ...environment(), SANKYU_SMTP_URL } });
    const id = await post();
    expect(await send(other)).toEqual({ sent: 0, failed: 1 });
    expect(plain.commands).not.toContain('MAIL FROM');
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', trouble: expect.stringMatching(/^ETLS/) });
    await other.close();
    await plain.close();
  });

  it('does not leave to a server whose certificate nobody vouches for', async () => {
    const { SANKYU_SMTP_CA: _, ...untrusting } = environment();
    const other = await startTestApp(db, { environment: untrusting });
    await post();
    expect(await send(other)).toEqual({ sent: 0, failed: 1 });
    expect(smtp.commands).not.toContain('MAIL FROM');
    await other.close();
  });

  it('is sent once, however many send at the same time', async () => {
    const other = await startTestApp(db, { environment: environment() });
    const ids = [];
    for (let count = 0; count < 20; count += 1) ids.push(await post());
    const rounds = await Promise.all([send(), send(other)]);
    expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(20);
    expect(messageIds().sort()).toEqual(ids.sort());
    await other.close();
  });
});

describe('a letter of a city that rehearses', () => {
  it('is kept in the folder and leaves by no mail server, while a live city’s leaves', async () => {
    const { SANKYU_DATA: before } = process.env;
    process.env.SANKYU_DATA = await mkdtemp(join(tmpdir(), 'sankyu-rehearsal-'));
    const keeping = await startTestApp(db, { environment: environment() });
    try {
      await query(
        db.adminUrl,
        `insert into cities (id, code, name, kind) values (1, 'renshu', '稽古市', 'rehearsal'), (2, 'kitakawa', '北川市', 'live')`,
      );
      const mail = keeping.get(MailService);
      const kept = await mail.post({ to: 'real.person@example.jp', cityId: 1, ...letter });
      const sent = await mail.post({ to: 'tomoko@example.jp', cityId: 2, ...letter });
      expect(await send(keeping)).toEqual({ sent: 2, failed: 0 });
      expect(messageIds()).toEqual([sent]);
      expect(await readdir(join(process.env.SANKYU_DATA, 'mail'))).toEqual([`${kept}.eml`]);
      expect(await stateOf(kept)).toMatchObject({ state: 'sent', emptied: true });
    } finally {
      await keeping.close();
      await rm(process.env.SANKYU_DATA, { recursive: true, force: true });
      if (before === undefined) delete process.env.SANKYU_DATA;
      else process.env.SANKYU_DATA = before;
    }
  });
});

describe('a letter that is refused', () => {
  it('for good is dead at once, and keeps no other from its way', async () => {
    smtp.mood = (command, line) => (command === 'RCPT' && line.includes('gone@') ? '550 5.1.1 gone' : undefined);
    const dead = await post('gone@example.jp');
    const other = await post();
    expect(await send()).toEqual({ sent: 1, failed: 1 });
    expect(await stateOf(dead)).toEqual({ state: 'dead', attempts: 1, trouble: 'EENVELOPE 550', emptied: false });
    expect(messageIds()).toEqual([other]);
    await makeDue();
    expect(await send()).toEqual({ sent: 0, failed: 0 });
  });

  it('for good is seen by the operator, who can have it tried again', async () => {
    smtp.mood = (command) => (command === 'RCPT' ? '550 5.1.1 <tomoko@example.jp> is gone' : undefined);
    const id = await post();
    await send();
    const letters = app.get(DeadLettersService);
    expect(await letters.counts()).toEqual({ waiting: 0, sent: 0, dead: 1 });
    const [dead] = await letters.list();
    expect(dead).toMatchObject({ id, template: 'coupons-arrived', attempts: 1, trouble: 'EENVELOPE 550' });
    expect((await app.fetch('/metrics')).body).toMatch(/^sankyu_letter_attempts_total\{outcome="dead"\} 1$/m);
    smtp.mood = () => undefined;
    await letters.revive(id);
    await expect(letters.revive(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    expect(await letters.list()).toEqual([]);
  });

  it('for now waits, longer each time, and is then sent', async () => {
    smtp.mood = (command) => (command === 'END' ? '451 4.3.0 later' : undefined);
    const id = await post();
    for (const attempts of [1, 2, 3]) {
      expect(await send()).toEqual({ sent: 0, failed: 1 });
      expect(await stateOf(id)).toMatchObject({ state: 'waiting', attempts, trouble: 'EMESSAGE 451', emptied: false });
      const [row] = await query(db.adminUrl, 'select extract(epoch from next_at - now()) as wait from people.letters');
      expect(Number(row!.wait)).toBeGreaterThan(waitSeconds(attempts) - 5);
      expect(await send()).toEqual({ sent: 0, failed: 0 });
      await makeDue();
    }
    smtp.mood = () => undefined;
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    expect(waitSeconds(1)).toBe(30);
    expect(waitSeconds(2)).toBe(60);
    expect(waitSeconds(15)).toBe(4 * 3600);
  });

  it('again and again is dead in the end', async () => {
    smtp.mood = (command) => (command === 'RCPT' ? '450 4.2.1 later' : undefined);
    const id = await post();
    await query(db.adminUrl, `update people.letters set attempts = ${MOST_ATTEMPTS - 1}`);
    await send();
    expect(await stateOf(id)).toMatchObject({ state: 'dead', attempts: MOST_ATTEMPTS, emptied: false });
  });
});

describe('a broken connection', () => {
  it('after the whole message has the same mail sent again', async () => {
    let cut = false;
    const got: string[] = [];
    smtp.mood = (command, _line, message) => {
      if (command !== 'END') return undefined;
      got.push(/^Message-ID: (.*)$/im.exec(message ?? '')?.[1] ?? '');
      if (cut) return undefined;
      cut = true;
      return 'hang up';
    };
    const id = await post();
    expect(await send()).toEqual({ sent: 0, failed: 1 });
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', emptied: false });
    await makeDue();
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    expect(got).toHaveLength(2);
    expect(new Set(got).size).toBe(1);
  });

  it('and a server that is away lose nothing', async () => {
    const id = await post();
    const { port } = smtp;
    await smtp.close();
    expect(await send()).toEqual({ sent: 0, failed: 1 });
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', attempts: 1 });
    smtp = await SmtpServer.start({ tls: certificate, login });
    expect(port).not.toBe(smtp.port);
    const later = await startTestApp(db, { environment: environment() });
    await makeDue();
    expect(await send(later)).toEqual({ sent: 1, failed: 0 });
    await later.close();
  });

  it('or one that hangs keeps no other letter waiting', async () => {
    let others = 0;
    let letGo = () => undefined as void;
    const hanging = new Promise<void>((resolve) => (letGo = resolve));
    smtp.mood = async (command, line, message) => {
      if (command === 'RCPT' && line.includes('poison@')) {
        await hanging;
        return 'hang up';
      }
      if (command === 'END' && message && (others += 1) === 5) letGo();
      return undefined;
    };
    const poison = await post('poison@example.jp');
    for (let count = 0; count < 5; count += 1) await post();
    expect(await send()).toEqual({ sent: 5, failed: 1 });
    expect(await stateOf(poison)).toMatchObject({ state: 'waiting', attempts: 1 });
  });
});

describe('a sender that is killed', () => {
  it('leaves its letter to another, after a while', async () => {
    const id = await post();
    const taken = await app.get(LetterQueue).take();
    expect(taken?.id).toBe(id);
    expect(await send()).toEqual({ sent: 0, failed: 0 });
    await makeDue();
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    expect(messageIds()).toEqual([id]);
  });

  it('each time by the same letter is rid of it in the end', async () => {
    const id = await post();
    for (let count = 0; count < MOST_ATTEMPTS; count += 1) {
      expect((await app.get(LetterQueue).take())?.id).toBe(id);
      await makeDue();
    }
    expect(await send()).toEqual({ sent: 0, failed: 0 });
    expect(await stateOf(id)).toMatchObject({ state: 'dead', trouble: 'NEVER_ANSWERED' });
  });
});
