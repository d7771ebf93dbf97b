import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
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
const accounts = () =>
  town.query<{ number: number; holder_kana: string }>(
    'select number, holder_kana from merchant_bank_accounts where city_id = $1 and merchant_id = $2 order by number',
    [town.id, shop.merchantId],
  );

test('the owner asks, the city approves, and the old details stay in the history', async () => {
  const asked = await request(owner, { reason: '合併のため' });
  expect(asked).toMatchObject({ status: 201, body: { ...READ, state: 'requested', decidedBy: null } });
  expect(await accounts()).toEqual([{ number: 1, holder_kana: 'ﾐｾ' }]);
  expect(await decide(asked.body.id, 'approve', owner)).toMatchObject({ status: 403 });
  expect(await decide(asked.body.id, 'approve', finance)).toMatchObject({
    status: 200,
    body: { state: 'approved', reason: '合併のため\n通帳の写しを確認' },
  });
  expect(await accounts()).toEqual([
    { number: 1, holder_kana: 'ﾐｾ' },
    { number: 2, holder_kana: 'ﾄｷﾜﾍﾞ-ｶﾘ-' },
  ]);
  const listed = await app.fetch(`/api/v1/merchants/${shop.merchantId}/bank-account-changes`, { token: owner });
  expect(listed.body).toMatchObject([{ id: asked.body.id, state: 'approved' }]);
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

describe('the database refuses', () => {
  const broken = (statement: string) => query(db.adminUrl, statement);
  const insert = (values: string) =>
    `insert into merchant_bank_accounts values (${town.id}, '${shop.merchantId}', 2, '0501', '066', 'ordinary', ${values})`;

  test('new details that nobody approved, or others than were approved', async () => {
    await expect(broken(insert(`'3012342', 'ﾄｷﾜﾍﾞ-ｶﾘ-'`))).rejects.toMatchObject({
      constraint: 'merchant_bank_accounts_approved',
    });
    const { body } = await request(owner);
    await expect(broken(insert(`'3012342', 'ﾄｷﾜﾍﾞ-ｶﾘ-'`))).rejects.toMatchObject({
      constraint: 'merchant_bank_accounts_approved',
    });
    await decide(body.id, 'approve', finance);
    await expect(broken(insert(`'9999999', 'ﾄｷﾜﾍﾞ-ｶﾘ-'`).replace(' 2,', ' 3,'))).rejects.toMatchObject({
      constraint: 'merchant_bank_accounts_approved',
    });
  });

  test('details that are changed or removed', async () => {
    const of = `where merchant_id = '${shop.merchantId}'`;
    const never = { constraint: 'merchant_bank_accounts_never_changed' };
    await expect(broken(`update merchant_bank_accounts set account_number = '1111111' ${of}`)).rejects.toMatchObject(
      never,
    );
    await expect(broken(`delete from merchant_bank_accounts ${of}`)).rejects.toMatchObject(never);
  });

  test('one person as both, a changed request, and a second decision', async () => {
    const { body } = await request(finance);
    const update = (change: string) => broken(`update bank_account_changes set ${change} where id = '${body.id}'`);
    await expect(update(`state = 'approved', decided_by = requested_by`)).rejects.toMatchObject({
      constraint: 'bank_account_changes_two_people',
    });
    const once = { constraint: 'bank_account_changes_decided_once' };
    await expect(update(`account_number = '1111111'`)).rejects.toMatchObject(once);
    await decide(body.id, 'refuse', another);
    await expect(update(`state = 'approved'`)).rejects.toMatchObject(once);
    await expect(broken(`delete from bank_account_changes where id = '${body.id}'`)).rejects.toMatchObject(once);
  });
});
