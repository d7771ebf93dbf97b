import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inCity } from '../../src/database/scope.js';
import { addDays } from '../../src/domain/date.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { CityClockService } from '../../src/programmes/city-clock.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { NoticeTown } from './notice-town.js';

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

describe('in a live city', () => {
  let at: NoticeTown;

  beforeAll(async () => {
    at = await NoticeTown.make(app);
  });

  it('whoever was enrolled is told so once, without a way to switch it off', async () => {
    await at.enrol();
    await at.enrol('鈴木 花', false);
    await at.tell();
    await at.tell();
    const [letter, ...more] = await at.letters('enrolled');
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ subject: 'お礼クーポンに登録されました' });
    expect(letter!.text).toContain('田中 智子 様');
    expect(letter!.text).toContain('2026年4月分から2028年1月分まで');
    expect(letter).not.toHaveProperty('unsubscribeUrl');
  });

  it('coupons that arrive are told in notes, yen and the day through which they hold', async () => {
    const person = await at.town.person();
    await at.town.coupons(person, { expiresOn: '2027-04-30' });
    await at.tell();
    await at.tell();
    const [letter, ...more] = await at.letters('coupons-arrived');
    expect(more).toEqual([]);
    expect(letter!.text).toContain('20枚（20,000円）が届きました。');
    expect(letter!.text).toContain('2027年4月30日（金）まで使えます。');
    expect(letter!.unsubscribeUrl).toMatch(/^http:\/\/localhost:\d+\/api\/v1\/public\/unsubscribe\//);
  });

  it('thanks are told to the one who was thanked, with who gave and the words, and to nobody else', async () => {
    const giver = await at.town.person('佐藤 葵', 'サトウ アオイ');
    await at.town.coupons(giver);
    const receiver = await at.town.person('鈴木 花', 'スズキ ハナ');
    const id = await at.thank(giver, receiver, 3, 'お迎え、助かりました。\n本当に');
    await at.tell();
    await at.tell();
    expect(await at.notices('thanks_received')).toEqual([
      { kind: 'thanks_received', recipient: receiver, subject: id, outcome: 'told' },
    ]);
    const [letter, ...more] = (await at.letters()).filter(({ text }) => text.includes('お迎え'));
    expect(more).toEqual([]);
    const [employee] = await at.query<{ email: string }>('select email from employees where city_id = $1 and id = $2', [
      at.id,
      receiver,
    ]);
    expect(letter).toMatchObject({
      to: employee!.email,
      template: 'thanks-received',
      subject: 'お礼のクーポンが届きました',
    });
    expect(letter!.text).toContain('佐藤 葵さんから、お礼として3枚（3,000円）が届きました。');
    expect(letter!.text).toContain('> お迎え、助かりました。\n> 本当に');
  });

  it('whoever has no account yet gets one link to begin by, with the enrolment or the first thanks, and no second while it is good', async () => {
    const giver = await at.town.parent();
    const receiver = await at.town.person('高橋 健', 'タカハシ ケン');
    const links = (letters: { text: string; html?: string }[]) =>
      letters.map(({ text }) => /\S+\/welcome#([\w-]{43})$/m.exec(text)?.[1]);
    const before = (await at.letters('thanks-received')).length;
    await at.thank(giver, receiver, 1, '一回目');
    await at.tell();
    await at.thank(giver, receiver, 1, '二回目');
    await at.tell();
    const [first, second] = (await at.letters('thanks-received')).slice(before);
    const [token] = links([first!]);
    expect(token).toBeDefined();
    expect(first!.html).toContain(`/welcome#${token}"`);
    expect(links([second!])).toEqual([undefined]);
    const accepted = await app.fetch('/api/v1/auth/welcome/accept', { body: { token } });
    expect(accepted.status).toBe(200);
    await query(
      db.adminUrl,
      `update people.challenges set used_at = now() where purpose = 'welcome' and used_at is null`,
    );
    await at.thank(giver, receiver, 1, '三回目');
    await at.tell();
    expect(links((await at.letters('thanks-received')).slice(before + 2))).toEqual([undefined]);
    const owners = await at.query<{ own: boolean }>(
      `select l.account_id = g.account_id as own from people.letters l
         left join role_grants g on g.city_id = l.city_id and g.employee_id = $2 and g.ended_at is null
        where l.city_id = $1 and l.template = 'thanks-received' order by l.id desc limit 1`,
      [at.id, receiver],
    );
    expect(owners).toEqual([{ own: true }]);
    expect(links((await at.letters('enrolled')).slice(0, 1))[0]).toBeDefined();
    expect(links(await at.letters('coupons-arrived')).filter((one) => one !== undefined)).toEqual([]);
  });

  it('thanks say until when they can be taken back, as long as they can', async () => {
    const giver = await at.town.parent();
    const receiver = await at.town.person();
    const id = await at.thank(giver, receiver, 1, 'すぐに');
    await at.tell();
    const [row] = await at.query<{ until: string }>(
      `select to_char((o.recorded_at + r.take_back_minutes * interval '1 minute') at time zone 'Asia/Tokyo', 'HH24:MI') as until
         from ledger.operations o, programme_rules r where o.city_id = $1 and o.id = $2 and r.city_id = $1`,
      [at.id, id],
    );
    expect((await at.letters('thanks-received')).at(-1)!.text).toContain(`${row!.until}までは、贈った人が取り消すこと`);
    const never = await NoticeTown.make(app, { rules: { takeBackMinutes: 0 } });
    await never.thank(await never.town.parent(), await never.town.person(), 1, 'もう一度');
    await never.tell();
    const last = (await never.letters('thanks-received')).at(-1)!.text;
    expect(last).toContain('もう一度');
    expect(last).not.toContain('取り消す');
  });

  it('every sheet of paper slips is told to whom it was printed for, whatever was chosen', async () => {
    const person = await at.town.parent();
    const welfare = await app.tokenFor(at.id, 'city_welfare');
    const printed = await app.fetch('/api/v1/paper-sheets', {
      token: welfare,
      body: { employeeId: person, slips: 10, notes: 1 },
    });
    expect(printed.status).toBe(201);
    await at.tell();
    await at.tell();
    const [letter, ...more] = await at.letters('slips-printed');
    expect(more).toEqual([]);
    expect(letter!.text).toContain('紙のクーポン券（10枚つづり）が印刷されました。');
    expect(letter).not.toHaveProperty('unsubscribeUrl');
    expect(await at.notices('slips_printed')).toMatchObject([{ recipient: person, outcome: 'told' }]);
  });

  it('thanks that were taken back before anybody was told are not told', async () => {
    const giver = await at.town.parent();
    const id = await at.thank(giver, await at.town.person(), 1, 'まちがい');
    const { status } = await app.fetch(`/api/v1/wallet/thanks/${id}/take-back`, {
      token: await at.employeeToken(giver),
      method: 'POST',
      headers: { 'Idempotency-Key': id },
    });
    expect(status).toBe(200);
    await at.tell();
    expect((await at.notices('thanks_received')).map(({ subject }) => subject)).not.toContain(id);
  });

  it('words and names are only ever text in the HTML of a letter', async () => {
    const giver = await at.town.person('<b onload=x>葵</b>', 'サトウ アオイ');
    await at.town.coupons(giver);
    const attack = `"><img src=x onerror=alert(1)><script>alert('x')</script></blockquote><a href="javascript:x">&amp;`;
    await at.thank(giver, await at.town.person(), 1, attack);
    await at.tell();
    const letter = (await at.letters('thanks-received')).at(-1)!;
    expect(letter.text).toContain(attack);
    expect(letter.html).not.toMatch(/<img|<script|<b |<a href="javascript/);
    expect(letter.html).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&lt;/blockquote&gt;');
    expect(letter.html).toContain('&lt;b onload=x&gt;葵&lt;/b&gt;');
    expect(letter.subject).not.toContain('葵');
  });

  it('a payment is told to the holder', async () => {
    const holder = await at.town.parent();
    await at.pay(holder, await at.town.shop('喫茶つむぎ'), 2);
    await at.tell();
    await at.tell();
    const [letter, ...more] = await at.letters('payment-taken');
    expect(more).toEqual([]);
    expect(letter!.text).toMatch(/\d+月\d+日（.） \d\d:\d\d、「喫茶つむぎ」で2枚（2,000円）を使いました。/);
  });

  it('what lapses in 30 and in 7 days is told once each, and not what lapses later', async () => {
    const { date } = await app.get(CityClockService).now(at.id);
    const person = await at.town.person();
    const coupons = [
      [7, '2026-04'],
      [8, '2026-05'],
      [30, '2026-06'],
      [31, '2026-07'],
    ] as const;
    for (const [days, month] of coupons) await at.town.coupons(person, { expiresOn: addDays(date, days), month });
    await at.tell();
    await at.tell();
    const told = async (kind: string) =>
      (await at.notices(kind)).filter(({ recipient }) => recipient === person).length;
    expect([await told('lapse_7'), await told('lapse_30')]).toEqual([1, 2]);
    expect((await at.letters('lapse-7'))[0]!.text).toContain('20枚（20,000円）の有効期限は');
  });

  it('a letter that cannot be addressed is written down as that and keeps no other from being told', async () => {
    const [broken, whole] = [await at.town.person(), await at.town.person()];
    await query(db.adminUrl, `update employees set email = 'no address' where id = '${broken}'`);
    for (const person of [broken, whole]) await at.town.coupons(person);
    await at.tell();
    const outcomes = new Map((await at.notices('coupons_arrived')).map((one) => [one.recipient, one.outcome]));
    expect([outcomes.get(broken), outcomes.get(whole)]).toEqual(['unreachable', 'told']);
  });
});

describe('activation', () => {
  it('is asked for where the programme wants it, and the enrolment is told once it is done', async () => {
    const at = await NoticeTown.make(app, { rules: { requiresActivation: true } });
    const id = await at.enrol();
    await at.tell();
    await at.tell();
    expect(await at.notices()).toMatchObject([{ kind: 'activation_needed', subject: id, outcome: 'told' }]);
    const [enrolment] = await at.query<{ employeeId: string }>(
      'select employee_id as "employeeId" from enrolments where city_id = $1 and id = $2',
      [at.id, id],
    );
    const token = await at.employeeToken(enrolment!.employeeId);
    const activated = await app.fetch(`/api/v1/enrolments/${id}/activate`, { token, method: 'POST', body: {} });
    expect(activated.status).toBe(200);
    await at.tell();
    await at.tell();
    expect((await at.notices()).map(({ kind }) => kind)).toEqual(['activation_needed', 'enrolled']);
    expect((await at.letters()).map(({ template }) => template)).toEqual(['activation-needed', 'enrolled']);
  });
});

describe('a rehearsal', () => {
  it('writes notices down on its own clock and sends nothing', async () => {
    const at = await NoticeTown.make(app, { asOf: '2026-06-05' });
    const giver = await at.town.parent({ expiresOn: '2026-06-30' });
    await at.thank(giver, await at.town.person(), 1, 'ありがとう');
    await at.tell();
    expect((await at.notices()).map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['coupons_arrived', 'rehearsal'],
      ['lapse_30', 'rehearsal'],
      ['lapse_30', 'rehearsal'],
      ['thanks_received', 'rehearsal'],
    ]);
    await inCity(at.id, () => app.get(Ledger).advanceClock(at.id, '2026-06-24'));
    await at.tell();
    expect(await at.notices('lapse_7')).toHaveLength(2);
    expect(await at.letters()).toEqual([]);
  });

  it('tells nobody of what happened more than a week before', async () => {
    const at = await NoticeTown.make(app, { asOf: '2026-06-05' });
    await at.town.parent();
    await inCity(at.id, () => app.get(Ledger).advanceClock(at.id, '2026-06-13'));
    await at.tell();
    expect(await at.notices()).toEqual([]);
  });
});
