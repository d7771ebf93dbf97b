import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { corporateNumber } from '../support/sample-city.js';
import { startProgram } from '../support/sankyu.js';
import { Service } from '../support/service.js';
import { Town, type TownShop } from '../support/town.js';

/** What nobody may ever find in a log: each is sent somewhere, and remembered. */
const planted: string[] = [];
let count = 0;

/** Plants another one. @param form in which `#` stands for what is unlike anything else */
function plant(form: string): string {
  const secret = form.replaceAll('#', `zq${(count += 1)}${randomUUID().replaceAll('-', '').slice(0, 10)}`);
  planted.push(secret);
  return secret;
}

const plantName = () => plant('秘田 #');
const plantKana = () => {
  // Kana only, or it would be refused before it gets anywhere.
  const kana = Array.from(
    randomUUID().replaceAll('-', '').slice(0, 12),
    (digit) => 'アイウエオカキクケコサシスセソタ'[parseInt(digit, 16)],
  );
  planted.push(kana.join(''));
  return kana.join('');
};
const plantMail = () => plant('#@himitsu.example');
const plantDigits = (length: number) => {
  const digits = BigInt(`0x${randomUUID().replaceAll('-', '')}`)
    .toString()
    .slice(0, length);
  planted.push(digits);
  return digits;
};

let db: TestDatabase;
let app: TestApp;
let town: Town;
let shop: TownShop;
let service: Service;
let url: string;
let dataDir: string;
let output = '';

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sankyu-planted-'));
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app, { asOf: '2026-11-10' });
  shop = await town.shop();
  service = Service.start({ ...environment(), PORT: '0' });
  const [, port] = await service.says(/http:\/\/localhost:(\d+)/);
  await service.says(/^ready$/m);
  url = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  await service?.kill();
  await app?.close();
  await db?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const environment = () => ({
  DATABASE_URL: db.ownerUrl,
  DATABASE_APP_URL: db.appUrl,
  SANKYU_DATA: dataDir,
  SANKYU_LOG_LEVEL: 'debug',
  SANKYU_DEMO: 'off',
});

interface Sending {
  token?: string;
  method?: string;
  body?: string | FormData;
  headers?: Record<string, string>;
}

let sent = 0;

/** Sends it to the service, whatever comes back. */
async function send(path: string, { token, method, body, headers }: Sending = {}): Promise<number> {
  sent += 1;
  const response = await fetch(url + path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  await response.arrayBuffer();
  return response.status;
}

const json = (body: object, more: Sending = {}): Sending => ({ body: JSON.stringify(body), ...more });

async function command(...words: string[]): Promise<void> {
  const child = startProgram('src/cli/main.ts', dataDir, words, environment());
  const [, errors] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')]);
  // What a command answers is for who asked, and names what was asked for; its complaints may end up in a log, and hold
  // a city's code at most.
  output += errors;
}

function csv(name: string, content: string): FormData {
  const form = new FormData();
  form.append('files', new Blob([content]), name);
  return form;
}

describe('fifty planted secrets', () => {
  it('go through every door, also where it breaks, and stand in no line of any log', async () => {
    const admin = await app.tokenFor(town.id, 'city_admin');
    const welfare = await app.tokenFor(town.id, 'city_welfare');
    const finance = await app.tokenFor(town.id, 'city_finance');
    const owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId: shop.merchantId });
    const holder = await town.parent();
    const employee = await app.tokenFor(town.id, 'employee', { employeeId: holder });
    const colleague = await town.person();
    planted.push(admin, welfare, finance, owner, employee);

    // People, with good values and with such as no rule takes.
    const person = () => ({ staffNumber: plant('S#'), name: plantName(), nameKana: plantKana(), email: plantMail() });
    const people = `/api/v1/employers/${town.employerId}/employees`;
    expect(await send(people, json({ employees: [person(), person()] }, { token: welfare }))).toBe(200);
    await send(people, json({ employees: [{ ...person(), email: plant('no-address-#') }] }, { token: welfare }));
    await send(people, json({ employees: [{ ...person(), [plant('field#')]: 1 }] }, { token: welfare }));
    await send(people, json({ employees: [{ ...person(), name: `${plantName()}\u0000` }] }, { token: welfare }));
    await send(people, { body: `{"employees": [{"name": "${plantName()}", `, token: welfare });
    await send(people, { body: plant('<xml>#</xml>'), token: welfare, headers: { 'content-type': 'application/xml' } });

    // Organisations and their bank details.
    const employer = {
      corporateNumber: corporateNumber(501),
      name: plantName(),
      nameKana: plantKana(),
      contactEmail: plantMail(),
    };
    expect(await send('/api/v1/employers', json(employer, { token: admin }))).toBe(201);
    await send('/api/v1/employers', json({ ...employer, name: plantName() }, { token: admin }));
    const account = { bankCode: '0501', branchCode: '066', accountKind: '普通', holderKana: plantKana() };
    const changes = `/api/v1/merchants/${shop.merchantId}/bank-account-changes`;
    expect(
      await send(changes, json({ ...account, accountNumber: plantDigits(7), reason: plantName() }, { token: owner })),
    ).toBe(201);
    await send(changes, json({ ...account, accountNumber: plantDigits(9) }, { token: owner }));

    // Gifts and tills.
    const key = () => ({ 'Idempotency-Key': plant('key-#') });
    const gift = { receiverId: colleague, notes: 2, message: plantName(), card: 'flower' };
    expect(await send('/api/v1/wallet/thanks', json(gift, { token: employee, headers: key() }))).toBe(201);
    await send(
      '/api/v1/wallet/thanks',
      json({ ...gift, message: plantName(), notes: 99 }, { token: employee, headers: key() }),
    );
    await send('/api/v1/claims', json({ secret: plant('claim-#') }, { token: employee, headers: key() }));
    const till = await app.tokenFor(town.id, 'merchant_clerk', shop);
    planted.push(till);
    await send('/api/v1/redemptions', json({ code: plant('code-#') }, { token: till, headers: key() }));
    await send('/api/v1/redemptions', json({ digits: plantDigits(8) }, { token: till, headers: key() }));

    // Files, their names and what is in them.
    const roster = `社員番号,氏名,フリガナ,メールアドレス\n1,${plantName()},${plantKana()},${plantMail()}\n`;
    expect(await send('/api/v1/imports/preview', { body: csv(plant('名簿-#.csv'), roster), token: welfare })).toBe(200);
    await send('/api/v1/imports', {
      body: csv(plant('名簿-#.csv'), roster),
      token: welfare,
    });
    await send('/api/v1/bank-statements', {
      body: csv(plant('入出金-#.csv'), `日付,金額,${plantName()}\n`),
      token: finance,
    });

    // Where nobody should write any: paths, queries, headers, tokens, cookies.
    await send(`/api/v1/employees/${encodeURIComponent(plantName())}`, { token: admin });
    await send(`/api/v1/${plant('path-#')}/${encodeURIComponent(plantMail())}`);
    await send(`/api/v1/enrolments/${plant('id-#')}`, { token: welfare });
    await send(`/api/v1/employers?q=${encodeURIComponent(plantName())}&cursor=${plant('cursor#')}`, { token: admin });
    await send(`/api/v1/public/certified?q=${encodeURIComponent(plantName())}&city=${plant('city#')}`);
    await send('/api/v1/me', { token: plant(`sk_${town.id}_#`) });
    await send('/api/v1/me', {
      headers: { authorization: `Basic ${plant('basic#')}`, cookie: `__Host-sankyu=${plant('cookie#')}` },
    });
    await send('/api/v1/me', {
      token: admin,
      headers: { 'x-request-id': `sk_${town.id}_${plant('#')}`, referer: `http://x/${plant('#')}` },
    });
    await send('/api/v1/me', {
      token: admin,
      headers: { 'user-agent': plant('Agent #'), 'x-forwarded-for': plant('#') },
    });
    await send('/health/live', { headers: { 'x-request-id': plantDigits(12) } });
    await send(`/api/v1/as/${plant('grant#')}/me`, { headers: { cookie: `sankyu=${plant('#')}` } });
    const signIn = { email: plantMail(), password: plant('Passwort-#'), code: plantDigits(6) };
    for (const door of ['sign-in', 'sign-in/second', 'links', 'links/use', 'password']) {
      await send(`/api/v1/auth/${door}`, json(signIn, { headers: { 'sec-fetch-site': 'same-origin' } }));
    }

    // Where the service itself is at fault: the database refuses what the program did not expect, and says why.
    const broken = plantName();
    await query(
      db.adminUrl,
      `create function broken() returns trigger language plpgsql as $$ begin
         raise exception 'no % (%)', new.name, new.contact_email using detail = new.name_kana, hint = '${plant('hint#')}'; end $$`,
      'create trigger broken before insert on employers for each row execute function broken()',
      `alter table merchants add constraint not_expected check (name !~ '秘田') not valid`,
    );
    const other = {
      ...employer,
      corporateNumber: corporateNumber(502),
      name: broken,
      nameKana: plantKana(),
      contactEmail: plantMail(),
    };
    expect(await send('/api/v1/employers', json(other, { token: admin }))).toBe(500);
    const merchant = {
      ...account,
      accountNumber: '9745258',
      name: plantName(),
      nameKana: 'ミセ',
      contactEmail: plantMail(),
      trade: '店',
      area: '常磐',
    };
    expect(await send('/api/v1/merchants', json(merchant, { token: admin }))).toBe(500);
    await query(db.adminUrl, 'alter table shops add constraint never_expected check (area::integer > 0) not valid');
    await send(
      `/api/v1/merchants/${shop.merchantId}/shops`,
      json({ name: 'あ', nameKana: 'ア', trade: '店', area: plantName() }, { token: admin }),
    );

    // Commands, with what they are given and what they cannot read; and a job that fails.
    await command('token', 'create', '--city', 'no-such-city', '--role', 'city_admin', '--label', plantName());
    await writeFile(
      join(dataDir, 'employers.csv'),
      `法人番号,名称,カナ,連絡先\n1,${plantName()},${plantKana()},${plantMail()}\n`,
    );
    await command('import', dataDir, '--city', 'new-city', '--start', '2026-04');
    await command('payout', 'approve', randomUUID(), '--city', 'x', '--as', plantName());
    const [{ code }] = (await query(db.adminUrl, `select code from cities where id = ${town.id}`)) as [
      { code: string },
    ];
    await query(
      db.adminUrl,
      `update enrolments set end_reason = null`,
      `alter table access_tokens add constraint odd check (label !~ '秘田') not valid`,
    );
    await command('token', 'create', '--city', code, '--role', 'city_admin', '--label', plantName());

    expect(new Set(planted).size).toBeGreaterThanOrEqual(50);
    for (let tries = 0; tries < 200 && answered() < sent - 1; tries += 1) await delay(50);
    expect(answered()).toBeGreaterThanOrEqual(sent - 1);
    output += service.output;
    expect(output).toMatch(/a request failed/);
    expect(planted.filter((secret) => leaks(secret))).toEqual([]);
    expect(output).not.toMatch(/秘田|himitsu/);
  }, 180_000);

  it('would be found, if one stood in the log', () => {
    output += `{"msg":"no 秘田 zq9"}`;
    expect(leaks('秘田 zq9')).toBe(true);
  });
});

/** Those for health are not logged. */
function answered(): number {
  return service.output.split('request completed').length + service.output.split('request errored').length - 2;
}

/** As it is, or as it would be written into an address, into JSON or into base64. */
function leaks(secret: string): boolean {
  const forms = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64').slice(0, -4),
  ];
  return forms.some((form) => output.includes(form));
}
