import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { storedAccounts } from '../support/stored-accounts.js';
import { Town, type TownShop } from '../support/town.js';

const ACCOUNT = {
  bankCode: '501',
  branchCode: '66',
  accountKind: '普通',
  accountNumber: '3012342',
  holderKana: 'トキワベーカリー',
};
const READ = {
  bankCode: '0501',
  branchCode: '066',
  accountKind: 'ordinary',
  accountNumber: '3012342',
  holderKana: 'ﾄｷﾜﾍﾞ-ｶﾘ-',
};

let db: TestDatabase;
let app: TestApp;
let town: Town;
let shop: TownShop;
let owner: string;
let finance: string;
let another: string;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app, { asOf: '2026-06-05' });
  finance = await app.tokenFor(town.id, 'city_finance');
  another = await app.tokenFor(town.id, 'city_finance');
});
beforeEach(async () => {
  shop = await town.shop();
  owner = await app.tokenFor(town.id, 'merchant_owner', { merchantId: shop.merchantId });
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const request = (token: string, changes: object = {}, { merchantId } = shop) =>
  app.fetch(`/api/v1/merchants/${merchantId}/bank-account-changes`, { token, body: { ...ACCOUNT, ...changes } });
const decide = (id: string, decision: 'approve' | 'refuse', token: string) =>
  app.fetch(`/api/v1/bank-account-changes/${id}/${decision}`, { token, body: { reason: '通帳の写しを確認' } });
const accounts = async () =>
  (await storedAccounts(db.adminUrl, town.id, shop.merchantId)).map(({ number, holderKana }) => ({
    number,
    holderKana,
  }));

test('the owner asks, the city approves, and the old details stay in the history', async () => {
  const asked = await request(owner, { reason: '合併のため' });
  expect(asked).toMatchObject({ status: 201, body: { ...READ, state: 'requested', decidedBy: null } });
  expect(await accounts()).toEqual([{ number: 1, holderKana: 'ﾐｾ' }]);
  expect(await decide(asked.body.id, 'approve', owner)).toMatchObject({ status: 403 });
  expect(await decide(asked.body.id, 'approve', finance)).toMatchObject({
    status: 200,
    body: { state: 'approved', reason: '合併のため\n通帳の写しを確認' },
  });
  expect(await accounts()).toEqual([
    { number: 1, holderKana: 'ﾐｾ' },
    { number: 2, holderKana: 'ﾄｷﾜﾍﾞ-ｶﾘ-' },
  ]);
  const listed = await app.fetch(`/api/v1/merchants/${shop.merchantId}/bank-account-changes`, { token: owner });
  expect(listed.body).toMatchObject([{ id: asked.body.id, state: 'approved' }]);
});

test('whoever decides sees what waits beside the details that hold, with bank and branch by name', async () => {
  const { body } = await request(owner, { reason: '合併のため' });
  const waiting = await app.fetch('/api/v1/bank-account-changes', { token: finance });
  const found = waiting.body.find(({ id }: { id: string }) => id === body.id);
  expect(found).toMatchObject({
    ...READ,
    merchantId: shop.merchantId,
    merchantName: expect.any(String),
    bankName: expect.stringMatching(/./),
    branchName: expect.stringMatching(/./),
    present: {
      holderKana: 'ﾐｾ',
      bankName: expect.stringMatching(/./),
      accountNumber: expect.stringMatching(/^\d{7}$/),
    },
  });
  expect(found.present).not.toHaveProperty('accountBox');
  expect(await app.fetch('/api/v1/bank-account-changes', { token: owner })).toMatchObject({ status: 403 });
});

test('what somebody of the city asks for another person decides', async () => {
  const { body } = await request(finance);
  expect(await decide(body.id, 'approve', finance)).toMatchObject({ status: 422, body: { code: 'same_person' } });
  expect(await decide(body.id, 'refuse', finance)).toMatchObject({ status: 422, body: { code: 'same_person' } });
  expect(await accounts()).toHaveLength(1);
  expect(await decide(body.id, 'approve', another)).toMatchObject({ status: 200 });
  expect(await accounts()).toHaveLength(2);
});

test('a refused change leaves the details as they are, and another can be asked for', async () => {
  const { body } = await request(owner);
  expect(await decide(body.id, 'refuse', finance)).toMatchObject({ status: 200, body: { state: 'refused' } });
  expect(await accounts()).toHaveLength(1);
  expect(await decide(body.id, 'approve', finance)).toMatchObject({
    status: 409,
    body: { code: 'bank_account_change_decided' },
  });
  expect(await request(owner)).toMatchObject({ status: 201 });
  expect(await request(owner)).toMatchObject({ status: 409, body: { code: 'bank_account_change_waits' } });
});

test('two who approve at once make one set of new details', async () => {
  const { body } = await request(owner);
  const answers = await Promise.all([finance, another, finance].map((token) => decide(body.id, 'approve', token)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await accounts()).toHaveLength(2);
});

test.each([
  ['a bank that does not exist', { bankCode: '9998' }, 'unknown_bank'],
  ['a branch that the bank does not have', { branchCode: '999' }, 'unknown_bank'],
  ['a kind of account that there is none', { accountKind: '定期' }, 'bad_account_kind'],
  ['an account number of eight digits', { accountNumber: '12345678' }, 'bad_account_number'],
  ['a holder in kanji', { holderKana: '常磐ベーカリー' }, 'bad_holder_kana'],
  ['a holder with a slash', { holderKana: 'ﾄｷﾜ/ﾍﾞ' }, 'bad_holder_kana'],
  ['a holder with a middle dot', { holderKana: 'トキワ・ベ' }, 'bad_holder_kana'],
  ['an empty holder', { holderKana: ' ' }, 'missing_field'],
])('refuses %s', async (_what, changes, code) => {
  expect(await request(owner, changes)).toMatchObject({ status: 422, body: { code } });
  expect(await town.query('select from bank_account_changes where merchant_id = $1', [shop.merchantId])).toEqual([]);
});

test('nobody asks for another merchant, and a clerk for none', async () => {
  const other = await town.shop();
  expect(await request(owner, {}, other)).toMatchObject({ status: 404 });
  const clerk = await app.tokenFor(town.id, 'merchant_clerk', shop);
  expect(await request(clerk)).toMatchObject({ status: 403 });
});

describe('bank details', () => {
  test('stand nowhere in the database as they are written', async () => {
    const number = '8675309';
    const { body } = await request(owner, { accountNumber: number, holderKana: 'ｶ)ﾋﾐﾂﾔ' });
    await decide(body.id, 'approve', finance);
    const tables = await query(
      db.adminUrl,
      `select t.oid::regclass::text as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
        where n.nspname in ('public', 'people', 'ledger', 'bullmq') and t.relkind = 'r'`,
    );
    expect(tables.map(({ name }) => name)).toContain('audit_personal');
    for (const { name } of tables) {
      const found = await query(db.adminUrl, `select t::text as row from ${name} t where t::text ~ '${number}|ﾋﾐﾂﾔ'`);
      expect([name, found]).toEqual([name, []]);
    }
    const boxes = await query(db.adminUrl, 'select account_box as box from bank_account_changes');
    expect(boxes.some(({ box }) => Buffer.from(box!).includes(number))).toBe(false);
  });

  test('are whole for the merchant and for who decides, and masked for who only reads; each reading is an act', async () => {
    const { body } = await request(owner);
    const read = async (role: 'city_finance' | 'city_admin' | 'city_welfare' | 'city_auditor') => {
      const token = await app.tokenFor(town.id, role);
      const path = `/api/v1/merchants/${shop.merchantId}/bank-account-changes`;
      return (await app.fetch(path, { token })).body[0];
    };
    expect(await read('city_finance')).toMatchObject({
      id: body.id,
      accountNumber: '3012342',
      holderKana: 'ﾄｷﾜﾍﾞ-ｶﾘ-',
    });
    for (const role of ['city_admin', 'city_welfare', 'city_auditor'] as const) {
      expect(await read(role)).toMatchObject({ accountNumber: '****342', holderKana: 'ﾄ****' });
    }
    const acts = await query(
      db.adminUrl,
      `select role from audit_acts where reads = 'bank_accounts' and object_ids @> array['${body.id}'::uuid] order by role`,
    );
    expect(acts.map(({ role }) => role)).toEqual(['city_admin', 'city_auditor', 'city_finance', 'city_welfare']);
  });

  test('that equal each other have one print within a city, and others another', async () => {
    const other = await town.shop();
    await request(owner);
    await request(finance, {}, other);
    await request(finance, { accountNumber: '3012343' }, await town.shop());
    const prints = await query(
      db.adminUrl,
      `select distinct encode(account_print, 'hex') as print from bank_account_changes where state = 'requested'
          and merchant_id in ('${shop.merchantId}', '${other.merchantId}')`,
    );
    expect(prints).toHaveLength(1);
    const all = await query(
      db.adminUrl,
      `select account_print from bank_account_changes where account_print <> '\\x${prints[0]!.print}'`,
    );
    expect(all.length).toBeGreaterThan(0);
  });
});

describe('the database refuses', () => {
  const broken = (statement: string) => query(db.adminUrl, statement);
  const BOX = `decode(rpad('01', 100, '0'), 'hex')`;
  const insert = (print: string, number = 2, box = BOX) =>
    `insert into merchant_bank_accounts values (${town.id}, '${shop.merchantId}', ${number}, '0501', '066', 'ordinary', ${box}, ${print})`;
  const PRINT = `decode(repeat('ab', 32), 'hex')`;
  const printOf = (id: string) => `(select account_print from bank_account_changes where id = '${id}')`;

  test('new details that nobody approved, or others than were approved', async () => {
    const unapproved = { constraint: 'merchant_bank_accounts_approved' };
    await expect(broken(insert(PRINT))).rejects.toMatchObject(unapproved);
    const { body } = await request(owner);
    await expect(broken(insert(printOf(body.id)))).rejects.toMatchObject(unapproved);
    await decide(body.id, 'approve', finance);
    await expect(broken(insert(PRINT, 3))).rejects.toMatchObject(unapproved);
    await broken(insert(printOf(body.id), 3));
  });

  test('details that are not in a box, in every table that has some', async () => {
    const open = `convert_to('9745258 ﾐｾ', 'UTF8')`;
    const { body } = await request(owner);
    await decide(body.id, 'approve', finance);
    await expect(broken(insert(printOf(body.id), 3, open))).rejects.toMatchObject({
      constraint: 'merchant_bank_accounts_closed',
    });
    const change = (box: string, print: string) =>
      `insert into bank_account_changes (city_id, id, merchant_id, bank_code, branch_code, account_kind, account_box,
         account_print, state, requested_by, reason)
       values (${town.id}, gen_random_uuid(), '${shop.merchantId}', '0501', '066', 'ordinary', ${box}, ${print}, 'requested',
         gen_random_uuid(), '')`;
    const closed = { constraint: 'bank_account_changes_closed' };
    await expect(broken(change(open, PRINT))).rejects.toMatchObject(closed);
    await expect(broken(change(BOX, `'\\x00'`))).rejects.toMatchObject(closed);
    const columns = await broken(
      `select table_name || '.' || column_name as name from information_schema.columns
        where column_name in ('account_number', 'holder_kana') and table_schema = 'public'`,
    );
    expect(columns).toEqual([]);
  });

  test('details that are changed or removed', async () => {
    const of = `where merchant_id = '${shop.merchantId}'`;
    const never = { constraint: 'merchant_bank_accounts_never_changed' };
    await expect(broken(`update merchant_bank_accounts set bank_code = '0001' ${of}`)).rejects.toMatchObject(never);
    await expect(broken(`delete from merchant_bank_accounts ${of}`)).rejects.toMatchObject(never);
  });

  test('the application closing details anew, and anybody closing them anew under the same key', async () => {
    const { body } = await request(owner);
    const anew = (where: string) =>
      `set account_box = set_byte(account_box, 1, 255 - get_byte(account_box, 1)) ${where}`;
    const scoped = `select set_config('sankyu.city', '${town.id}', false)`;
    for (const [table, where] of [
      ['merchant_bank_accounts', `where merchant_id = '${shop.merchantId}'`],
      ['bank_account_changes', `where id = '${body.id}'`],
    ] as const) {
      await expect(query(db.appUrl, scoped, `update ${table} ${anew(where)}`)).rejects.toMatchObject({ code: '42501' });
      const sameKey = `update ${table} set account_box = set_byte(account_box, 40, 255 - get_byte(account_box, 40)) ${where}`;
      await expect(broken(sameKey)).rejects.toMatchObject({ code: '23514' });
      await broken(`begin; update ${table} ${anew(where)}; rollback`);
    }
  });

  test('one person as both, a changed request, and a second decision', async () => {
    const { body } = await request(finance);
    const update = (change: string) => broken(`update bank_account_changes set ${change} where id = '${body.id}'`);
    await expect(update(`state = 'approved', decided_by = requested_by`)).rejects.toMatchObject({
      constraint: 'bank_account_changes_two_people',
    });
    const once = { constraint: 'bank_account_changes_decided_once' };
    await expect(update(`account_print = decode(repeat('cd', 32), 'hex')`)).rejects.toMatchObject(once);
    await decide(body.id, 'refuse', another);
    await expect(update(`state = 'approved'`)).rejects.toMatchObject(once);
    await expect(broken(`delete from bank_account_changes where id = '${body.id}'`)).rejects.toMatchObject(once);
  });
});
