import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { Town } from '../support/town.js';

const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code);

describe('where a merchant is paid', () => {
  let db: TestDatabase;
  let app: TestApp;
  let town: Town;

  beforeAll(async () => {
    db = await freshDatabase();
    app = await startTestApp(db);
    town = await Town.make(app, { asOf: '2026-06-05' });
  });
  afterAll(async () => {
    await app?.close();
    await db?.drop();
  });

  it('is shown with the names of bank and branch, never with the whole number, and the name to who needs it', async () => {
    const { merchantId } = await town.shop();
    const read = async (role: 'merchant_owner' | 'city_finance' | 'city_auditor') =>
      (
        await app.fetch(`/api/v1/merchants/${merchantId}/bank-account`, {
          token: await app.tokenFor(town.id, role, role === 'merchant_owner' ? { merchantId } : {}),
        })
      ).body;
    const owner = await read('merchant_owner');
    expect(owner).toMatchObject({ accountNumber: expect.stringMatching(/^\*{4}\d{3}$/), holderKana: 'ﾐｾ' });
    expect([typeof owner.bankName, typeof owner.branchName]).toEqual(['string', 'string']);
    expect(await read('city_finance')).toEqual(owner);
    expect(await read('city_auditor')).toEqual({ ...owner, holderKana: 'ﾐ****' });
  });

  it('is nobody else’s to see', async () => {
    const [one, other] = [await town.shop(), await town.shop()];
    const token = await app.tokenFor(town.id, 'merchant_owner', { merchantId: other.merchantId });
    expect((await app.fetch(`/api/v1/merchants/${one.merchantId}/bank-account`, { token })).status).toBe(404);
  });

  it('is told to be unknown where there is none yet', async () => {
    const merchantId = randomUUID();
    await query(
      db.adminUrl,
      `insert into merchants (city_id, id, name, name_kana, contact_email)
       values (${town.id}, '${merchantId}', '新しい店', 'アタラシイミセ', 'mise@example.jp')`,
    );
    const token = await app.tokenFor(town.id, 'merchant_owner', { merchantId });
    const { status, body } = await app.fetch(`/api/v1/merchants/${merchantId}/bank-account`, { token });
    expect([status, body.code]).toEqual([404, 'no_bank_account']);
  });

  it('is looked for by those who may ask for a change', async () => {
    const { merchantId } = await town.shop();
    const token = await app.tokenFor(town.id, 'merchant_owner', { merchantId });
    const banks = await app.fetch(`/api/v1/banks?q=${encodeURIComponent('北洋')}`, { token });
    expect(banks.body).toContainEqual({ code: '0501', name: '北洋', kana: 'ホクヨウ' });
    const branches = await app.fetch('/api/v1/bank-branches?bankCode=0501&q=100', { token });
    expect(codes(branches.body)).toContain('100');
    const auditor = await app.tokenFor(town.id, 'city_auditor');
    expect((await app.fetch('/api/v1/banks', { token: auditor })).status).toBe(403);
  });
});
