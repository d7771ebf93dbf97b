import pg from 'pg';
import { DataSource } from 'typeorm';
import { ScopedPool } from '../../src/database/scoped-pool.js';
import { Transactions } from '../../src/database/transactions.js';
import { compositeArray } from '../../src/ledger/composite-array.js';
import { derivedId, operationIdOf, requestDigestOf } from '../../src/domain/operation-key.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { SealService } from '../../src/ledger/seal.service.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { inItsCity } from './in-its-city.js';

/** The ledger's services as the program wires them, on one database, by the application's role, called from a test. */
export async function openLedger(appUrl: string, poolSize = 10) {
  const driver: unknown = Object.create(pg, { Pool: { value: ScopedPool } });
  const source = await new DataSource({ type: 'postgres', driver, url: appUrl, poolSize }).initialize();
  const transactions = new Transactions(source);
  return {
    source: inItsCity(source),
    transactions: inItsCity(transactions),
    ledger: inItsCity(new Ledger(transactions)),
    seals: inItsCity(new SealService(transactions)),
    verifier: inItsCity(new VerifyService(source)),
    close: () => source.destroy(),
  };
}

export type OpenLedger = Awaited<ReturnType<typeof openLedger>>;

/** A made-up id that is the same in every run. */
export function idOf(cityId: number, name: string): string {
  return operationIdOf(cityId, 'test', name);
}

/** What every keyed item of the ledger names, from a key that says what it is for. */
export function keyed(cityId: number, key: string) {
  return { id: operationIdOf(cityId, 'key', key), actor: idOf(cityId, 'actor'), digest: requestDigestOf('test', key) };
}

export interface MonthIssued {
  month: string;
  issuedMonth?: string;
  expiresOn: string;
  employerYen?: number;
  cityYen?: number;
  noteYen?: number;
}

/** Issues a month of coupons to the given people; answers the ids of their allocations. */
export async function issueTo(
  book: OpenLedger,
  cityId: number,
  people: string[],
  month: MonthIssued,
): Promise<string[]> {
  const programme = idOf(cityId, 'programme');
  const allocations = people.map((person) => derivedId(programme, `${person}:${month.month}`));
  const items = people.map((person, at) => [
    ...[allocations[at], programme, person, programme, programme, null],
    ...[`${month.month}-01`, `${month.issuedMonth ?? month.month}-01`, month.expiresOn],
    ...[month.employerYen ?? 10_000, month.cityYen ?? 10_000, month.noteYen ?? 1_000, 'issue', programme],
  ]);
  await book.transactions.query('select * from ledger.issue($1, $2::ledger.issue_item[])', [
    cityId,
    compositeArray(items),
  ]);
  return allocations;
}

/** A rehearsal city on 2026-04-01 with two parents, a co-worker and a certified merchant; April is issued to the parents. */
export async function openSmallBook(book: OpenLedger, cityId: number) {
  const [mother, father, coWorker, merchant, shop] = ['mother', 'father', 'co-worker', 'merchant', 'shop'].map((name) =>
    idOf(cityId, name),
  ) as [string, string, string, string, string];
  await book.ledger.openBooks(cityId, 'rehearsal', '2026-04-01');
  await book.ledger.openAccounts(cityId, 'wallet', [mother, father, coWorker]);
  await book.ledger.openAccounts(cityId, 'merchant', [merchant]);
  await book.ledger.setAcceptance(cityId, merchant, '2026-04-01', true);
  const allocations = await issueTo(book, cityId, [mother, father], { month: '2026-04', expiresOn: '2026-09-30' });
  return { cityId, mother, father, coWorker, merchant, shop, allocations };
}

export type SmallBook = Awaited<ReturnType<typeof openSmallBook>>;

/** Takes notes at the shop of a small book, now. */
export function pay(book: OpenLedger, small: SmallBook, key: string, wallet: string, notes: number) {
  const now = new Date();
  return book.ledger.redeem(small.cityId, [
    {
      ...keyed(small.cityId, key),
      wallet,
      merchant: small.merchant,
      shop: small.shop,
      notes,
      noteYen: 1_000,
      receivedAt: now,
      deadline: new Date(now.getTime() + 30_000),
    },
  ]);
}
