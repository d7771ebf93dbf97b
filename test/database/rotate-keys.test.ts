import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { declaredBoxes } from '../../src/database/boxes.js';
import { rotateKeys } from '../../src/database/rotate-keys.js';
import { Vault } from '../../src/database/vault.js';
import { BankAccountChangeService } from '../../src/merchants/bank-account-change.service.js';
import { CityDetailsService } from '../../src/programmes/city-details.service.js';
import { inCity } from '../../src/database/scope.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { query } from '../support/query.js';
import { storedAccounts } from '../support/stored-accounts.js';
import { Town } from '../support/town.js';

const before = process.env.SANKYU_DATA_KEY;
let db: TestDatabase;
let app: TestApp;
let town: Town;
let merchantId: string;
let changeId: string;
let owner: Client;

const ACCOUNT = {
  bankCode: '0501',
  branchCode: '066',
  accountKind: '普通',
  accountNumber: '3012342',
  holderKana: 'ﾄｷﾜ',
};

beforeAll(async () => {
  process.env.SANKYU_DATA_KEY = 'the old key';
  db = await freshDatabase();
  app = await startTestApp(db);
  town = await Town.make(app, { asOf: '2026-11-10' });
  ({ merchantId } = await town.shop());
  const change = await inCity(town.id, () =>
    app.get(BankAccountChangeService).request(town.id, merchantId, ACCOUNT, { actorId: randomUUID(), reason: '' }),
  );
  changeId = change.id;
  const details = {
    ...ACCOUNT,
    accountKind: 'ordinary' as const,
    officeName: '旭川市',
    address: '旭川市',
    contact: '0166',
    invoiceRegistrationNumber: null,
    requesterCode: '0123456789',
    paymentDays: 30,
    payDay: 15,
    settlementsAMonth: 1,
    zenginLineEnd: 'crlf' as const,
    transferFeeYen: 0,
  };
  await inCity(town.id, () => app.get(CityDetailsService).set(town.id, details));
  owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  process.env.SANKYU_DATA_KEY = before;
  await owner?.end();
  await app?.close();
  await db?.drop();
});

function vaultWith(keys: string): Vault {
  process.env.SANKYU_DATA_KEY = keys;
  return new Vault();
}

describe('changing the key', () => {
  it('leaves and tells what no key at hand opens', async () => {
    const rotated = await rotateKeys(owner, vaultWith('a key that never closed anything'));
    expect(rotated.find(({ column }) => column === 'public.merchant_bank_accounts.account_box')).toMatchObject({
      renewed: 0,
      left: 1,
    });
    vaultWith('the old key');
    expect(await storedAccounts(db.ownerUrl, town.id, merchantId)).toMatchObject([{ accountNumber: '9745258' }]);
  });

  it('closes every box anew, goes on where it was interrupted, and then needs the old key no more', async () => {
    const both = vaultWith('the new key, the old key');
    const interrupted = rotateKeys(owner, both, (column) => {
      if (column === 'public.merchant_bank_accounts.account_box') throw new Error('the light went out');
    });
    await expect(interrupted).rejects.toThrow('the light went out');
    const rotated = await rotateKeys(owner, both);
    expect(rotated.map(({ column }) => column).sort()).toEqual(
      declaredBoxes()
        .map(({ table, column }) => `${table}.${column}`)
        .sort(),
    );
    expect(rotated.filter(({ left }) => left > 0)).toEqual([]);
    expect(rotated.find(({ column }) => column.startsWith('public.bank_account_changes'))).toMatchObject({
      renewed: 1,
    });
    expect(rotated.find(({ column }) => column.startsWith('public.merchant_bank_accounts'))).toMatchObject({
      renewed: 0,
    });
    expect((await rotateKeys(owner, both)).every(({ renewed }) => renewed === 0)).toBe(true);
    vaultWith('the new key');
    expect(await storedAccounts(db.ownerUrl, town.id, merchantId)).toMatchObject([{ accountNumber: '9745258' }]);
  });

  it('leaves a change that waits to be approved as good as before', async () => {
    process.env.SANKYU_DATA_KEY = 'the new key';
    const later = await startTestApp(db);
    try {
      await inCity(town.id, () =>
        later.get(BankAccountChangeService).approve(town.id, changeId, { actorId: randomUUID(), reason: 'ok' }),
      );
    } finally {
      await later.close();
    }
    expect(await storedAccounts(db.ownerUrl, town.id, merchantId)).toMatchObject([
      { number: 1 },
      { number: 2, accountNumber: '3012342', holderKana: 'ﾄｷﾜ' },
    ]);
  });
});

describe('every column of bytes', () => {
  /** What is in it, where it is no box. */
  const NO_BOX =
    /_hash$|_print$|sha256|^ledger\.|^public\.bank_statements\.|\.public_key$|\.credential_id$|\.content$|\.picture$|\.image$|\.secret_hash$/;

  it('is a hash, a file, or a box that is declared, so that no box is forgotten when the key is changed', async () => {
    const columns = await query(
      db.adminUrl,
      `select n.nspname || '.' || c.relname || '.' || a.attname as name
         from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'people', 'ledger') and c.relkind in ('r', 'p') and a.attnum > 0
          and a.atttypid = 'bytea'::regtype`,
    );
    const boxes = declaredBoxes().map(({ table, column }) => `${table}.${column}`);
    const names = columns.map(({ name }) => name!);
    expect(names.filter((name) => !NO_BOX.test(name) && !boxes.includes(name))).toEqual([]);
    expect(boxes.filter((name) => !names.includes(name))).toEqual([]);
  });
});
