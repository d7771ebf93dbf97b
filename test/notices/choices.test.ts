import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { NoticeTown } from './notice-town.js';

let db: TestDatabase;
let app: TestApp;
let at: NoticeTown;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  at = await NoticeTown.make(app);
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const show = (token: string) => app.fetch('/api/v1/notice-preferences', { token });
const choose = (token: string, body: object) => app.fetch('/api/v1/notice-preferences', { token, body, method: 'PUT' });

/** Somebody whose coupons have arrived, with the letter about them. */
async function told() {
  const person = await at.town.parent();
  await at.tell();
  const letter = (await at.letters('coupons-arrived')).at(-1)!;
  return { person, token: await at.employeeToken(person), letter, path: new URL(letter.unsubscribeUrl!).pathname };
}

describe('what somebody wants to be told', () => {
  it('is everything, in Japanese, until it is chosen', async () => {
    const { status, body } = await show(await at.employeeToken(await at.town.person()));
    expect(status).toBe(200);
    expect(body.language).toBe('ja');
    expect(body.kinds).toEqual([
      { kind: 'enrolled', wanted: true, mandatory: true },
      { kind: 'activation_needed', wanted: true, mandatory: true },
      { kind: 'coupons_arrived', wanted: true, mandatory: false },
      { kind: 'thanks_received', wanted: true, mandatory: false },
      { kind: 'lapse_30', wanted: true, mandatory: false },
      { kind: 'lapse_7', wanted: true, mandatory: false },
      { kind: 'payment_taken', wanted: true, mandatory: false },
      { kind: 'slips_printed', wanted: true, mandatory: true },
    ]);
  });

  it('is told in English to whoever wants it so, and what is switched off is not told', async () => {
    const person = await at.town.person();
    const token = await at.employeeToken(person);
    const { body } = await choose(token, { language: 'en', off: ['payment_taken', 'payment_taken'] });
    expect(body.kinds.filter(({ wanted }: { wanted: boolean }) => !wanted)).toMatchObject([{ kind: 'payment_taken' }]);
    await at.town.coupons(person, { expiresOn: '2027-04-30' });
    await at.pay(person, await at.town.shop(), 1);
    await at.tell();
    const mine = (await at.notices()).filter(({ recipient }) => recipient === person);
    expect(mine.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['coupons_arrived', 'told'],
      ['payment_taken', 'off'],
    ]);
    const letter = (await at.letters('coupons-arrived')).at(-1)!;
    expect(letter.text).toContain('20 notes (20,000 yen)');
    expect(letter.text).toContain('They are valid through Friday 30 April 2027.');
    expect(letter.html).toContain('<html lang="en">');
    expect(await at.letters('payment-taken')).toEqual([]);
  });

  it('is not whether one is told of one’s enrolment: neither the route nor the database lets that be off', async () => {
    const person = await at.town.person();
    const token = await at.employeeToken(person);
    expect(await choose(token, { language: 'ja', off: ['enrolled'] })).toMatchObject({
      status: 422,
      body: { code: 'notice_mandatory' },
    });
    const sql = `insert into notice_choices (city_id, recipient_id, off) values (${at.id}, '${person}', array['enrolled'])`;
    await expect(query(db.adminUrl, sql)).rejects.toMatchObject({ constraint: 'notice_choices_only_what_may_be_off' });
    expect((await show(token)).body.kinds[0]).toEqual({ kind: 'enrolled', wanted: true, mandatory: true });
  });

  it('is chosen from what one’s role is sent', async () => {
    const { merchantId } = await at.town.shop();
    const owner = await app.tokenFor(at.id, 'merchant_owner', { merchantId });
    const hr = await app.tokenFor(at.id, 'employer_hr', { employerId: at.town.employerId });
    const kindsOf = async (token: string) => (await show(token)).body.kinds.map(({ kind }: { kind: string }) => kind);
    expect(await kindsOf(owner)).toEqual(['payout_made', 'certificate_ends_60', 'certificate_ends_30']);
    expect(await kindsOf(hr)).toEqual(['certificate_ends_60', 'certificate_ends_30']);
    expect(await choose(hr, { language: 'ja', off: ['thanks_received'] })).toMatchObject({
      status: 422,
      body: { code: 'notice_not_for_you' },
    });
    expect((await choose(owner, { language: 'ja', off: ['gossip'] })).status).toBe(422);
    expect((await show(await app.tokenFor(at.id, 'city_admin'))).status).toBe(403);
  });

  it('is one’s own: another person’s choice is left alone', async () => {
    const [one, other] = [await at.town.person(), await at.town.person()];
    await choose(await at.employeeToken(one), { language: 'en', off: ['lapse_30'] });
    expect((await show(await at.employeeToken(other))).body.language).toBe('ja');
  });
});

describe('the link in a letter', () => {
  it('asks when it is opened and changes nothing, since mail programs open links by themselves', async () => {
    const { token, path } = await told();
    const { status, headers, body } = await app.fetch(path);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(body).toContain('<form method="post">');
    expect((await show(token)).body.kinds[2]).toMatchObject({ kind: 'coupons_arrived', wanted: true });
  });

  it('ends this kind of notice with one click, without signing in, and again does no harm', async () => {
    const { token, path, person } = await told();
    for (let times = 0; times < 2; times += 1) {
      const answer = await fetch(app.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
      expect(answer.status).toBe(200);
    }
    const { kinds } = (await show(token)).body;
    expect(kinds.filter(({ wanted }: { wanted: boolean }) => !wanted)).toMatchObject([{ kind: 'coupons_arrived' }]);
    await at.town.coupons(person, { month: '2026-05' });
    await at.tell();
    const outcomes = (await at.notices('coupons_arrived')).filter(({ recipient }) => recipient === person);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['off', 'told']);
  });

  it.each([
    ['of another person', (path: string) => path.replace(/\.[0-9a-f]{8}-/, '.00000000-')],
    ['of another city', (path: string) => path.replace(/\/(\d+)\./, '/9$1.')],
    ['of another kind', (path: string) => path.replace('.coupons_arrived.', '.thanks_received.')],
    ['with another signature', (path: string) => path.replace(/.{22}$/, 'A'.repeat(22))],
    ['of a kind that cannot be off', (path: string) => path.replace('.coupons_arrived.', '.enrolled.')],
    ['of no form at all', (path: string) => path.replace(/[^/]+$/, 'constructor')],
  ])('that was changed into one %s does not exist', async (_, changed) => {
    const { path } = await told();
    expect(changed(path)).not.toBe(path);
    expect((await app.fetch(changed(path))).status).toBe(404);
    expect((await app.fetch(changed(path), { method: 'POST' })).status).toBe(404);
  });
});
