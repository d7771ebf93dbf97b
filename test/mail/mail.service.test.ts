import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailService } from '../../src/mail/mail.service.js';
import { MailSettings } from '../../src/mail/mail-settings.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';

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

const letter = { to: 'tomoko@example.jp', subject: 'S', text: 'the secret link', template: 'sign-in-link' };
const post = (more: Partial<typeof letter> = {}) => app.get(MailService).post({ ...letter, ...more });
const count = async () => Number((await query(db.adminUrl, 'select count(*) as count from people.letters'))[0]!.count);

describe('the letter box', () => {
  it('shows nobody who reads the database what it holds, or for whom', async () => {
    await post();
    const [row] = await query(
      db.adminUrl,
      `select l::text as row, encode(l.box, 'escape') as box from people.letters l`,
    );
    const seen = JSON.stringify(row);
    expect(seen).toContain('sign-in-link');
    for (const secret of ['tomoko', 'secret', 'link"']) expect(seen).not.toContain(secret);
  });

  it.each([
    'a\r\nBcc: everybody@example.jp',
    'a\nb',
    'a\rb',
    'tab\tbed',
    'nul\0',
    'override\u202e',
    '',
    'x'.repeat(201),
  ])('refuses the subject %j, with which a header could be smuggled in', async (subject) => {
    const before = await count();
    await expect(post({ subject })).rejects.toMatchObject({ code: 'subject_unusable' });
    expect(await count()).toBe(before);
  });

  it('takes a subject with a name that only the city’s own typeface has', async () => {
    await expect(post({ subject: '\ue000田様へ 𠮷' })).resolves.toEqual(expect.any(String));
  });

  it.each([
    'a@example.jp\r\nBcc: b@example.jp',
    'a@example.jp, b@example.jp',
    'Tomoko <a@example.jp>',
    'a@example.jp> SIZE=1 <b@example.jp',
    'nobody',
    'a@localhost',
  ])('refuses the address %j', async (to) => {
    const before = await count();
    await expect(post({ to })).rejects.toMatchObject({ code: 'address_unusable' });
    expect(await count()).toBe(before);
  });

  it.each([
    [
      'a letter that is sent but still says something',
      `update people.letters set state = 'sent', ended_at = now()`,
      'letters_emptied_once_sent',
    ],
    ['one that waits and says nothing', 'update people.letters set box = null', 'letters_emptied_once_sent'],
    ['a state nobody knows', `update people.letters set state = 'lost', ended_at = now()`, 'letters_state_known'],
    ['one that ended while it waits', 'update people.letters set ended_at = now()', 'letters_ended_when_not_waiting'],
    ['a name in place of a template', `update people.letters set template = '村上'`, 'letters_template_form'],
  ])('has no place for %s', async (_, sql, constraint) => {
    await post();
    await expect(query(db.adminUrl, sql)).rejects.toMatchObject({ constraint });
  });
});

describe('the settings of mail', () => {
  const SANKYU_MAIL_FROM = 'サンキュー <noreply@example.jp>';
  const settings = (SANKYU_SMTP_URL: string, more: NodeJS.ProcessEnv = { SANKYU_MAIL_FROM }) =>
    new MailSettings(false, { SANKYU_SMTP_URL, ...more });

  it.each([
    ['smtp://mail.example.jp', { host: 'mail.example.jp', port: 587, tls: 'starttls' }],
    [
      'smtps://u:p%40@mail.example.jp',
      { host: 'mail.example.jp', port: 465, tls: 'implicit', user: 'u', password: 'p@' },
    ],
    ['smtp://relay:25?starttls=off', { host: 'relay', port: 25, tls: 'none' }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, tls: 'starttls' }],
  ])('%s', (url, smtp) => {
    expect(settings(url).smtp).toEqual(smtp);
    expect(settings(url).from).toEqual({ name: 'サンキュー', address: 'noreply@example.jp' });
  });

  it.each(['mail.example.jp', 'https://mail.example.jp', 'smtp://', 'smtp://mail.example.jp?starttls=no'])(
    'refuse the server %s',
    (url) => expect(() => settings(url)).toThrow(expect.objectContaining({ code: 'mail_setting_wrong' })),
  );

  it.each([undefined, 'nobody', 'a@b.jp, c@d.jp', 'x\ny <a@example.jp>'])('refuse the sender %j', (from) => {
    const more = { SANKYU_MAIL_FROM: from };
    expect(() => settings('smtp://mail.example.jp', more)).toThrow(
      expect.objectContaining({ code: 'mail_setting_wrong' }),
    );
  });
});
