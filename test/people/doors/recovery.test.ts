import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inCity } from '../../../src/database/scope.js';
import { Transactions } from '../../../src/database/transactions.js';
import { AccountsService } from '../../../src/people/accounts/accounts.service.js';
import { GiveRoleService } from '../../../src/people/grants/give-role.service.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { bareCity } from '../../support/city.js';
import { freshDatabase, type TestDatabase } from '../../support/postgres.js';
import { query } from '../../support/query.js';
import { Browser } from './browser.js';
import { lettersTo, secretTo } from './letters.js';
import { Person } from './person.js';

const PASSWORD = 'ame nochi hare, tokidoki yuki';
const NEXT = 'kumori nochi yuki, samui asa';

let db: TestDatabase;
let app: TestApp;
let people = 0;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  await bareCity(db, 1);
  await bareCity(db, 2);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

async function guarded() {
  const email = `person${(people += 1)}@example.jp`;
  const { id: accountId } = await app.get(AccountsService).findOrOpen(email, '村上 智子');
  const browser = new Browser(app);
  await browser.byLink(email);
  const recoveryCodes = await browser.setUp(PASSWORD);
  await query(db.adminUrl, `delete from people.totp_uses where account_id = '${accountId}'`);
  return { email, accountId, browser, recoveryCodes };
}

const give = (accountId: string, cityId: number) =>
  inCity(cityId, () =>
    app
      .get(Transactions)
      .run(() => app.get(GiveRoleService).give({ cityId, accountId, role: 'city_auditor', grantedBy: accountId })),
  );

async function link(email: string): Promise<string> {
  await new Browser(app).post('/auth/recovery', { email });
  return secretTo(app, email, 'password-reset');
}

async function admin(cityId: number) {
  const person = await Person.signedIn(app, `admin${(people += 1)}@example.jp`);
  return { person, grant: await person.give(cityId, 'city_admin') };
}

describe('a forgotten password', () => {
  it('is set anew by the link and the second factor, never by the mailbox alone; all sessions end', async () => {
    const { email, browser, recoveryCodes } = await guarded();
    const token = await link(email);
    const thief = new Browser(app);
    expect((await thief.post('/auth/recovery/reset', { token, password: NEXT })).body.code).toBe('code_wrong');
    const owner = new Browser(app);
    const reset = { token, password: NEXT, recoveryCode: recoveryCodes[3] };
    expect((await owner.post('/auth/recovery/reset', reset)).status).toBe(200);
    expect((await browser.fetch('/auth/me')).status).toBe(401);
    expect((await owner.fetch('/auth/me')).body.strength).toBe('strong');
    expect((await new Browser(app).post('/auth/sign-in', { email, password: PASSWORD })).status).toBe(401);
    expect((await new Browser(app).post('/auth/sign-in', { email, password: NEXT })).body.state).toBe('second_factor');
    expect((await owner.post('/auth/recovery/reset', { ...reset, recoveryCode: recoveryCodes[4] })).status).toBe(410);
  });

  it('leaves the recovery code unused when the new password is refused', async () => {
    const { email, recoveryCodes } = await guarded();
    const token = await link(email);
    const [recoveryCode] = recoveryCodes;
    const first = await new Browser(app).post('/auth/recovery/reset', {
      token,
      password: 'password1234',
      recoveryCode,
    });
    expect(first.body.code).toBe('password_too_common');
    expect((await new Browser(app).post('/auth/recovery/reset', { token, password: NEXT, recoveryCode })).status).toBe(
      200,
    );
  });
});

describe('whoever signs in by a passkey alone', () => {
  it('is not opened by the mailbox: neither by a new password nor by setting up what is missing, only by a recovery', async () => {
    const email = `person${(people += 1)}@example.jp`;
    const { id: accountId } = await app.get(AccountsService).findOrOpen(email, '村上 智子');
    await give(accountId, 1);
    await query(
      db.adminUrl,
      `insert into people.passkeys (id, account_id, credential_id, public_key, counter, device_type, backed_up, label)
       values (gen_random_uuid(), '${accountId}', 'id', 'key', 0, 'multi_device', true, '電話')`,
    );
    const token = await link(email);
    const thief = new Browser(app);
    expect((await thief.post('/auth/recovery/reset', { token, password: NEXT })).body.code).toBe('other_way_needed');
    await thief.byLink(email);
    expect((await thief.post('/auth/password', { password: NEXT })).body.code).toBe('confirm_first');
    expect((await thief.post('/auth/recovery/lost', { token })).status).toBe(202);
    const { person, grant } = await admin(1);
    const { body: waiting } = await person.as(grant, '/recovery-requests');
    const asked = waiting.find((one: { email: string }) => one.email === email);
    await person.as(grant, `/recovery-requests/${asked.id}/approve`, { method: 'POST' });
    const finish = { token: await link(email), password: NEXT };
    expect((await new Browser(app).post('/auth/recovery/finish', finish)).status).toBe(200);
    expect(await query(db.adminUrl, `select from people.passkeys where account_id = '${accountId}'`)).toEqual([]);
  });
});

describe('who has lost everything', () => {
  it('and is staff is vouched for by the organisation, and then sets up everything anew', async () => {
    const lost = await guarded();
    await give(lost.accountId, 1);
    expect((await new Browser(app).post('/auth/recovery/lost', { token: await link(lost.email) })).status).toBe(202);
    expect((await lettersTo(app, lost.email))[0]!.text).toContain('app and recovery codes are lost');
    const early = { token: await link(lost.email), password: NEXT };
    expect((await new Browser(app).post('/auth/recovery/finish', early)).body.code).toBe('recovery_not_ready');

    const { person, grant } = await admin(1);
    const [asked] = (await person.as(grant, '/recovery-requests')).body;
    expect(asked).toMatchObject({ email: lost.email, role: 'city_auditor', approved: false });
    expect((await person.as(grant, `/recovery-requests/${asked.id}/approve`, { method: 'POST' })).status).toBe(204);
    expect((await lettersTo(app, lost.email))[0]!.text).toContain('Your recovery was approved');

    const again = new Browser(app);
    const finish = { token: await link(lost.email), password: NEXT };
    expect((await again.post('/auth/recovery/finish', finish)).status).toBe(200);
    expect((await again.fetch('/auth/me')).body).toMatchObject({ strength: 'single', secondFactor: false });
    expect((await lost.browser.fetch('/auth/me')).status).toBe(401);
    const [code] = lost.recoveryCodes;
    const rows = await query(db.adminUrl, `select from people.recovery_codes where account_id = '${lost.accountId}'`);
    expect([rows.length, code?.length]).toEqual([0, 19]);
  });

  it('is not recovered for one city by the word of another, nor by the own word', async () => {
    const lost = await guarded();
    await give(lost.accountId, 1);
    await give(lost.accountId, 2);
    await new Browser(app).post('/auth/recovery/lost', { token: await link(lost.email) });
    const { person, grant } = await admin(1);
    const asked = (await person.as(grant, '/recovery-requests')).body.find(
      ({ email }: { email: string }) => email === lost.email,
    );
    expect((await person.as(grant, `/recovery-requests/${asked.id}/approve`, { method: 'POST' })).status).toBe(204);
    await query(db.adminUrl, `update people.recovery_requests set ripe_at = now() where id = '${asked.id}'`);
    const finish = { token: await link(lost.email), password: NEXT };
    expect((await new Browser(app).post('/auth/recovery/finish', finish)).body.code).toBe('recovery_not_ready');
    await expect(
      query(
        db.adminUrl,
        `insert into people.recovery_approvals (request_id, grant_id, city_id, account_id, approved_by)
         values ('${asked.id}', '${grant}', 1, '${lost.accountId}', '${lost.accountId}')`,
      ),
    ).rejects.toMatchObject({ constraint: 'people_recovery_approvals_by_another' });
  });

  it('and is no staff waits 72 hours', async () => {
    const lost = await guarded();
    await new Browser(app).post('/auth/recovery/lost', { token: await link(lost.email) });
    const finish = async () =>
      new Browser(app).post('/auth/recovery/finish', { token: await link(lost.email), password: NEXT });
    expect((await finish()).body.code).toBe('recovery_not_ready');
    const by = (hours: number) =>
      query(
        db.adminUrl,
        `update people.recovery_requests set requested_at = requested_at - interval '${hours} hours', ripe_at = ripe_at - interval '${hours} hours'
          where account_id = '${lost.accountId}'`,
      );
    await by(71);
    expect((await finish()).body.code).toBe('recovery_not_ready');
    await by(1);
    expect((await finish()).status).toBe(200);
  });

  it('was somebody else when the owner signs in with the second factor: the request ends', async () => {
    const owner = await guarded();
    await new Browser(app).post('/auth/recovery/lost', { token: await link(owner.email) });
    const { body } = await owner.browser.post('/auth/sign-in', { email: owner.email, password: PASSWORD });
    const code = owner.browser.code();
    expect((await owner.browser.post('/auth/sign-in/second', { challenge: body.challenge, code })).status).toBe(200);
    const rows = await query(
      db.adminUrl,
      `select outcome from people.recovery_requests where account_id = '${owner.accountId}'`,
    );
    expect(rows).toEqual([{ outcome: 'lapsed' }]);
  });

  it('is not found by the administrator of a city where that person has no role', async () => {
    const lost = await guarded();
    await give(lost.accountId, 1);
    await new Browser(app).post('/auth/recovery/lost', { token: await link(lost.email) });
    const [row] = await query(
      db.adminUrl,
      `select id from people.recovery_requests where account_id = '${lost.accountId}'`,
    );
    const { person, grant } = await admin(2);
    const answer = await person.as(grant, `/recovery-requests/${row!.id}/approve`, { method: 'POST' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});
