import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

export type Row = Record<string, unknown>;

/** A city whose books hold a little of everything that a raw row may point at or collide with. */
export interface Ground {
  city: number;
  wallet: string;
  other: string;
  merchant: string;
  allocation: string;
  /** A redemption of three notes that stands, with its one-time code, and one that was voided. */
  paid: string;
  voided: string;
  /** A redemption of the other wallet in two lines of 1,000 yen, all of the city, and the allocation of the first. */
  twoLines: string;
  firstLine: string;
  code: string;
}

/** Rows that are right as they stand: what a test of a constraint puts wrong in one place. */
export function rowsOn(ground: Ground) {
  const { city, wallet, merchant, allocation } = ground;
  const paid = randomUUID();
  return {
    book: { city_id: city + 1000, kind: 'live' } as Row,
    block: { city_id: city, block: 900, lapsed_through: '2026-01-01' } as Row,
    account: { city_id: city, id: randomUUID(), kind: 'wallet', block: 1 } as Row,
    allocation: {
      city_id: city,
      id: randomUUID(),
      programme_id: randomUUID(),
      employee_id: wallet,
      enrolment_id: randomUUID(),
      employer_id: randomUUID(),
      month: '2026-11-01',
      issued_month: '2026-11-01',
      expires_on: '2027-04-30',
      amount: 20_000,
      employer_share: 10_000,
      city_share: 10_000,
      note_yen: 1000,
      billing_basis: 'issue',
    } as Row,
    operation: {
      city_id: city,
      id: paid,
      code: 'redeem',
      from_account: wallet,
      to_account: merchant,
      amount: 1000,
      actor_id: randomUUID(),
      request_digest: randomUUID(),
      period: '2026-11-01',
      happened_at: '2026-11-10T03:00:00Z',
      block: 1,
    } as Row,
    transfer: {
      city_id: city,
      operation_id: paid,
      line: 1,
      code: 'redeem',
      period: '2026-11-01',
      allocation_id: allocation,
      from_account: wallet,
      to_account: merchant,
      amount: 1000,
      employer_share: 500,
      city_share: 500,
      from_hands: 0,
      from_step: 90,
      from_amount_before: 2000,
      from_employer_before: 1000,
    } as Row,
    holding: {
      city_id: city,
      account_id: wallet,
      allocation_id: allocation,
      hands: 5,
      month: '2026-11-01',
      expires_on: '2027-04-30',
      note_yen: 1000,
      amount: 2000,
      employer_share: 1000,
      city_share: 1000,
      step: 1,
    } as Row,
    acceptance: {
      city_id: city,
      merchant_id: merchant,
      from_on: '2026-11-01',
      number: 1,
      accepts: true,
      block: 1,
    } as Row,
    ownPerson: { city_id: city, merchant_id: merchant, wallet_id: wallet, number: 1, barred: true, block: 1 } as Row,
    recallOrder: {
      city_id: city,
      allocation_id: allocation,
      number: 1,
      stands: true,
      actor_id: wallet,
      block: 1,
    } as Row,
    seal: {
      city_id: city,
      block: 1,
      operations: 0,
      transfers: 0,
      digest: '\\x00',
      previous_mac: '\\x00',
      mac: '\\x00',
    } as Row,
  };
}

/** The text that inserts a row, and its one parameter. */
function insertion(table: string, row: Row, parameter: number): string {
  const columns = Object.keys(row).join(', ');
  return `insert into ledger.${table} (${columns}) select ${columns} from jsonb_populate_record(null::ledger.${table}, $${parameter})`;
}

export async function insert(client: Client, table: string, row: Row): Promise<void> {
  await client.query(insertion(table, row, 1), [JSON.stringify(row)]);
}

/** An operation and its transfers, in one statement as the ledger's functions write them. */
export async function insertOperation(client: Client, operation: Row, ...transfers: Row[]): Promise<void> {
  const lines = transfers.map((row, n) => `line${n} as (${insertion('transfers', row, n + 2)})`);
  const statement = insertion('operations', operation, 1);
  await client.query(lines.length > 0 ? `with ${lines.join(', ')} ${statement}` : statement, [
    JSON.stringify(operation),
    ...transfers.map((row) => JSON.stringify(row)),
  ]);
}
