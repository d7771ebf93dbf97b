import type { INestApplicationContext } from '@nestjs/common';
import { JobHandlers } from '../../src/jobs/job-handlers.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { LedgerModule } from '../../src/ledger/ledger.module.js';
import { readHead } from '../../src/ledger/seal-heads.js';
import { BLOCKS_A_STATEMENT, SealService } from '../../src/ledger/seal.service.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { bareCity } from '../support/city.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { forCity, query } from '../support/query.js';
import { startServices } from '../support/services.js';

let db: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  db = await freshDatabase();
  app = await startServices(db, LedgerModule);
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** A city of the service with an open book into which nothing was written but its issue account. */
async function openCity(cityId: number): Promise<number> {
  await bareCity(db, cityId);
  await app.get(Ledger).openBooks(cityId, 'live', null);
  return cityId;
}

const sealsOf = async (cityId: number) =>
  Number((await query(db.adminUrl, `select count(*) as seals from ledger.seals where city_id = ${cityId}`))[0]!.seals);

/** Opens so many wallets, each in a block of its own. */
async function blocks(cityId: number, count: number): Promise<void> {
  await query(
    forCity(db.appUrl, cityId),
    `do $$ begin
       for n in 1..${count} loop
         perform ledger.open_accounts(${cityId}, 'wallet', array[gen_random_uuid()]);
         commit;
         perform ledger.end_block(${cityId});
         commit;
       end loop;
     end $$`,
  );
}

test('the job seals every city; so does whoever asks for all of them', async () => {
  for (const id of [1, 2]) await openCity(id);
  await app.get(JobHandlers).run('seal');
  expect([await sealsOf(1), await sealsOf(2)]).toEqual([1, 1]);
  for (const id of [1, 2]) await app.get(Ledger).openAccounts(id, 'wallet', [crypto.randomUUID()]);
  await app.get(SealService).sealAll();
  expect([await sealsOf(1), await sealsOf(2)]).toEqual([2, 2]);
});

test('where nothing was written nothing is sealed, and the newest seal is answered again', async () => {
  const city = await openCity(3);
  const first = await app.get(SealService).seal(city);
  expect(first).toEqual({ block: '1', mac: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(await app.get(SealService).seal(city)).toEqual(first);
  expect(await sealsOf(city)).toBe(1);
});

test('more blocks than one statement reads are sealed one after the other, and verified', async () => {
  const city = await openCity(4);
  await blocks(city, BLOCKS_A_STATEMENT + 1);
  const head = await app.get(SealService).seal(city);
  expect(head!.block).toBe(String(BLOCKS_A_STATEMENT + 1));
  expect(await app.get(VerifyService).verify(city)).toMatchObject({
    ok: true,
    checked: { sealedBlocks: BLOCKS_A_STATEMENT + 1, sealedOperations: 0 },
  });
  const [book] = await query(
    db.adminUrl,
    `select to_char(opened_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') as at from ledger.books where city_id = ${city}`,
  );
  expect(readHead({ cityId: city, openedAt: String(book!.at) })).toEqual(head);
});

test('a city without a book has no seal, and nothing that differs', async () => {
  await bareCity(db, 5);
  expect(await app.get(VerifyService).verify(5)).toMatchObject({
    ok: true,
    checked: { allocations: 0, operations: 0, transfers: 0, holdings: 0, sealedBlocks: 0, sealedOperations: 0 },
    differences: [],
  });
});

test('a verification names its checks, the ledger’s own and those of the papers made from it', async () => {
  const names = app.get(VerifyService).checkNames();
  expect(names).toEqual(expect.arrayContaining(['allocations-conserved', 'holdings-rebuilt', 'share-rule']));
  expect(new Set(names).size).toBe(names.length);
  const { checked } = await app.get(VerifyService).verify(await openCity(6));
  expect(checked.checks).toBe(names.length + 1);
});

test('of one check a hundred differences are told and no more', async () => {
  const city = await openCity(7);
  await query(
    db.adminUrl,
    'set session_replication_role = replica',
    'alter table ledger.operations disable trigger all',
    `insert into ledger.operations (city_id, id, code, from_account, to_account, amount, actor_id, request_digest, period, happened_at, block)
     select ${city}, gen_random_uuid(), 'redeem', gen_random_uuid(), gen_random_uuid(), 1000, gen_random_uuid(), gen_random_uuid(),
            '2026-11-01', now(), 1 from generate_series(1, 150)`,
    'alter table ledger.operations enable trigger all',
    'alter table ledger.operations enable always trigger operations_never_changed',
    'alter table ledger.operations enable always trigger operations_checked',
  );
  const { ok, checked, differences } = await app.get(VerifyService).verify(city);
  expect([ok, checked.operations]).toEqual([false, 150]);
  expect(differences.filter(({ check }) => check === 'operations-whole')).toHaveLength(100);
});
