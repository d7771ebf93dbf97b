import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { insert, insertOperation, rowsOn, type Ground, type Row } from './raw-rows.js';

/** One way to write what a constraint forbids. */
export type Breach = (client: Client, ground: Ground) => Promise<unknown>;

type Rows = ReturnType<typeof rowsOn>;

/** A right row, put wrong in some places. */
function put(table: string, of: keyof Rows, wrong: Row | ((ground: Ground) => Row)): Breach {
  return (client, ground) =>
    insert(client, table, { ...rowsOn(ground)[of], ...(typeof wrong === 'function' ? wrong(ground) : wrong) });
}

/** A right operation with its transfer, each put wrong in some places. */
function post(operation: (ground: Ground) => Row, transfer: (ground: Ground) => Row | null = () => ({})): Breach {
  return async (client, ground) => {
    const rows = rowsOn(ground);
    const line = transfer(ground);
    const lines = line ? [{ ...rows.transfer, ...line }] : [];
    await insertOperation(client, { ...rows.operation, ...operation(ground) }, ...lines);
  };
}

/** Undoes the redemption that stands (3 notes of 1,000 yen, 1,500 yen of the employer), put wrong in some places. */
function undo(operation: (ground: Ground) => Row, transfer: (ground: Ground) => Row): Breach {
  const back = ({ wallet, merchant }: Ground) => ({
    code: 'void',
    from_account: merchant,
    to_account: wallet,
    amount: 3000,
  });
  return post(
    (ground) => ({ ...back(ground), undoes: ground.paid, ...operation(ground) }),
    (ground) => ({
      ...back(ground),
      employer_share: 1500,
      city_share: 1500,
      from_hands: null,
      from_step: null,
      from_amount_before: null,
      from_employer_before: null,
      to_hands: 0,
      to_step: 90,
      to_amount_before: 0,
      to_employer_before: 0,
      ...transfer(ground),
    }),
  );
}

/** The void that may be recorded: what the cases put wrong. */
export const RIGHT_VOID = undo(
  () => ({}),
  () => ({}),
);

const call =
  (sql: string, values: (ground: Ground) => unknown[]): Breach =>
  (client, ground) =>
    client.query(sql, values(ground));

const none = { from_hands: null, from_step: null, from_amount_before: null, from_employer_before: null };

/** For every constraint of the ledger, by its name: ways to break it, each of which it must refuse. */
export const BREACHES: Record<string, Breach[]> = {
  books_pkey: [put('books', 'book', ({ city }) => ({ city_id: city }))],
  books_kind_known: [put('books', 'book', { kind: 'demo' })],
  books_clock_only_in_rehearsal: [
    call(`select ledger.open_books($1, 'live', '2026-11-01')`, ({ city }) => [city + 2000]),
    call(`select ledger.open_books($1, 'rehearsal', null)`, ({ city }) => [city + 2000]),
    async (client, { city }) => {
      await client.query(`select set_config('sankyu.city', $1, true)`, [String(city + 2000)]);
      await client.query(`select ledger.open_books($1, 'live', null)`, [city + 2000]);
      await client.query(`select ledger.advance_clock($1, '2099-01-01')`, [city + 2000]);
    },
  ],
  blocks_pkey: [put('blocks', 'block', { block: 1 })],
  blocks_book_fkey: [put('blocks', 'block', { city_id: 9_999_999 })],
  blocks_closed_through_is_a_month: [put('blocks', 'block', { closed_through: '2026-11-30' })],
  accounts_pkey: [put('accounts', 'account', ({ wallet }) => ({ id: wallet }))],
  accounts_book_fkey: [put('accounts', 'account', { city_id: 9_999_999 })],
  accounts_kind_known: [put('accounts', 'account', { kind: 'shop' })],
  accounts_only_links_name_a_giver: [
    put('accounts', 'account', ({ wallet }) => ({ giver_id: wallet })),
    put('accounts', 'account', { kind: 'link' }),
  ],
  month_not_over: [call(`select ledger.close_month($1, '2026-11-01')`, ({ city }) => [city])],
  earlier_month_open: [
    async (client, { city }) => {
      await client.query(`select ledger.advance_clock($1, '2027-01-01')`, [city]);
      await client.query(`select ledger.close_month($1, '2026-12-01')`, [city]);
    },
    async (client, { city }) => {
      await client.query(`select ledger.advance_clock($1, '2027-02-01')`, [city]);
      await client.query(`select ledger.close_month($1, '2026-11-01')`, [city]);
      await client.query(`select ledger.close_month($1, '2027-01-01')`, [city]);
    },
  ],
  movements_pkey: [
    call(`insert into ledger.movements (code, from_kind, to_kind) values ('issue', 'issue', 'wallet')`, () => []),
  ],
  allocations_pkey: [put('allocations', 'allocation', ({ allocation }) => ({ id: allocation }))],
  allocations_one_a_person_and_month: [
    async (client, ground) => {
      const { allocation } = rowsOn(ground);
      await insert(client, 'allocations', allocation);
      await insert(client, 'allocations', { ...allocation, id: randomUUID(), enrolment_id: randomUUID() });
    },
  ],
  allocations_amount_positive: [put('allocations', 'allocation', { amount: 0, employer_share: 0, city_share: 0 })],
  allocations_shares_not_negative: [
    put('allocations', 'allocation', { employer_share: -1, city_share: 20_001 }),
    put('allocations', 'allocation', { employer_share: 20_001, city_share: -1 }),
  ],
  allocations_shares_add_up: [put('allocations', 'allocation', { city_share: 9999 })],
  allocations_whole_notes: [
    put('allocations', 'allocation', { note_yen: 3000 }),
    put('allocations', 'allocation', { note_yen: 0 }),
  ],
  allocations_month_is_a_month: [
    put('allocations', 'allocation', { month: '2026-10-31' }),
    put('allocations', 'allocation', { issued_month: '2026-11-02' }),
  ],
  allocations_month_not_ahead: [
    put('allocations', 'allocation', { month: '2026-12-01' }),
    put('allocations', 'allocation', { expires_on: '2026-10-31' }),
  ],
  allocations_billing_basis_known: [put('allocations', 'allocation', { billing_basis: 'never' })],
  allocations_not_ahead: [
    call(
      `select ledger.issue($1, array[row($2, $2, $3, $2, $2, null, '2026-12-01', '2026-12-01', '2027-05-31', 1, 1, 1, 'issue', $2)::ledger.issue_item])`,
      ({ city, wallet }) => [city, randomUUID(), wallet],
    ),
  ],
  allocations_not_lapsed: [
    call(
      `select ledger.issue($1, array[row($2, $2, $3, $2, $2, null, '2026-05-01', '2026-05-01', '2026-10-31', 1, 1, 1, 'issue', $2)::ledger.issue_item])`,
      ({ city, wallet }) => [city, randomUUID(), wallet],
    ),
  ],
  operations_pkey: [post(({ paid }) => ({ id: paid }))],
  operations_amount_positive: [
    post(
      () => ({ amount: 0 }),
      () => null,
    ),
    post(
      () => ({ amount: -1000 }),
      () => null,
    ),
  ],
  operations_two_accounts: [post(({ wallet }) => ({ to_account: wallet }))],
  operations_period_is_a_month: [post(() => ({ period: '2026-11-10' }))],
  operations_undoes_another: [
    async (client, ground) => {
      const { operation } = rowsOn(ground);
      await insertOperation(client, { ...operation, undoes: operation.id });
    },
  ],
  operations_undone_once: [
    undo(
      ({ voided }) => ({ undoes: voided }),
      () => ({}),
    ),
  ],
  operations_code_used_once: [post(({ code }) => ({ code_id: code }))],
  operations_movement_declared: [
    post(
      ({ other }) => ({ to_account: other }),
      ({ other }) => ({ to_account: other }),
    ),
    post(
      () => ({ code: 'gamble' }),
      () => ({ code: 'gamble' }),
    ),
    post(
      () => ({ to_account: '99999999-9999-4999-8999-999999999999' }),
      () => ({ to_account: '99999999-9999-4999-8999-999999999999' }),
    ),
    post(({ paid }) => ({ undoes: paid })),
    undo(
      () => ({ undoes: null }),
      () => ({}),
    ),
  ],
  operations_add_up: [
    post(
      () => ({}),
      () => null,
    ),
    post(() => ({ amount: 2000 })),
    post(() => ({ amount: 999 })),
  ],
  operations_undo_exactly: [
    // One of two lines.
    undo(
      ({ twoLines, other }) => ({ undoes: twoLines, to_account: other, amount: 1000 }),
      ({ firstLine, other }) => ({
        allocation_id: firstLine,
        to_account: other,
        amount: 1000,
        employer_share: 0,
        city_share: 1000,
      }),
    ),
    // Of another operation; of another wallet's; less than all; other shares; another allocation's notes.
    undo(
      ({ allocation }) => ({ undoes: allocation }),
      () => ({}),
    ),
    undo(
      () => ({ undoes: '99999999-9999-4999-8999-999999999999' }),
      () => ({}),
    ),
    undo(
      ({ other }) => ({ to_account: other }),
      ({ other }) => ({ to_account: other }),
    ),
    undo(
      () => ({ amount: 1000 }),
      () => ({ amount: 1000, employer_share: 500, city_share: 500 }),
    ),
    undo(
      () => ({}),
      () => ({ employer_share: 1501, city_share: 1499 }),
    ),
    undo(
      () => ({}),
      () => ({ to_hands: 1 }),
    ),
    undo(
      () => ({}),
      () => ({ allocation_id: '99999999-9999-4999-8999-999999999999' }),
    ),
  ],
  transfers_pkey: [put('transfers', 'transfer', ({ paid }) => ({ operation_id: paid, line: 1 }))],
  transfers_of_their_operation: [
    put('transfers', 'transfer', ({ paid }) => ({ operation_id: paid, line: 2 })),
    put('transfers', 'transfer', { operation_id: '99999999-9999-4999-8999-999999999999' }),
    post(
      () => ({}),
      () => ({ code: 'give' }),
    ),
    post(
      () => ({}),
      () => ({ period: '2026-12-01' }),
    ),
    post(
      () => ({}),
      ({ other }) => ({ from_account: other }),
    ),
    post(
      () => ({}),
      ({ other }) => ({ to_account: other }),
    ),
  ],
  transfers_amount_positive: [put('transfers', 'transfer', { ...none, amount: 0, employer_share: 0, city_share: 0 })],
  transfers_two_accounts: [put('transfers', 'transfer', ({ wallet }) => ({ to_account: wallet }))],
  transfers_shares_not_negative: [
    put('transfers', 'transfer', { ...none, employer_share: -1, city_share: 1001 }),
    put('transfers', 'transfer', { ...none, employer_share: 1001, city_share: -1 }),
  ],
  transfers_shares_add_up: [put('transfers', 'transfer', { city_share: 501 })],
  transfers_within_holding: [
    put('transfers', 'transfer', {
      amount: 2000,
      employer_share: 1000,
      city_share: 1000,
      from_amount_before: 1000,
      from_employer_before: 500,
    }),
    put('transfers', 'transfer', {
      code: 'take_back',
      exact: true,
      employer_share: 900,
      city_share: 100,
      from_employer_before: 800,
    }),
  ],
  transfers_share_rule: [put('transfers', 'transfer', { employer_share: 501, city_share: 499 })],
  transfers_exact_only_when_taken_back: [put('transfers', 'transfer', { exact: true })],
  transfers_sides_whole: [
    put('transfers', 'transfer', { from_step: null }),
    put('transfers', 'transfer', { to_hands: 1 }),
  ],
  holdings_pkey: [put('holdings', 'holding', { hands: 0 })],
  holdings_account_fkey: [put('holdings', 'holding', { account_id: '99999999-9999-4999-8999-999999999999' })],
  holdings_allocation_fkey: [put('holdings', 'holding', { allocation_id: '99999999-9999-4999-8999-999999999999' })],
  holdings_not_below_zero: [
    put('holdings', 'holding', { amount: -1000, employer_share: -500, city_share: -500 }),
    put('holdings', 'holding', { employer_share: -1, city_share: 2001 }),
    put('holdings', 'holding', { employer_share: 2001, city_share: -1 }),
    call(
      'update ledger.holdings set amount = amount - 30000, city_share = city_share - 30000 where city_id = $1 and account_id = $2',
      ({ city, wallet }) => [city, wallet],
    ),
  ],
  holdings_shares_add_up: [put('holdings', 'holding', { city_share: 999 })],
  holdings_whole_notes: [put('holdings', 'holding', { amount: 1500, employer_share: 750, city_share: 750 })],
  holdings_hands_not_negative: [put('holdings', 'holding', { hands: -1 })],
  acceptances_pkey: [twice('acceptances', 'acceptance')],
  acceptances_account_fkey: [put('acceptances', 'acceptance', { merchant_id: '99999999-9999-4999-8999-999999999999' })],
  own_people_pkey: [twice('own_people', 'ownPerson')],
  own_people_merchant_fkey: [put('own_people', 'ownPerson', { merchant_id: '99999999-9999-4999-8999-999999999999' })],
  own_people_wallet_fkey: [put('own_people', 'ownPerson', { wallet_id: '99999999-9999-4999-8999-999999999999' })],
  recall_orders_pkey: [twice('recall_orders', 'recallOrder')],
  recall_orders_allocation_fkey: [
    put('recall_orders', 'recallOrder', { allocation_id: '99999999-9999-4999-8999-999999999999' }),
  ],
  seals_pkey: [twice('seals', 'seal')],
  seals_block_fkey: [put('seals', 'seal', { block: 800 })],
};

function twice(table: string, of: keyof Rows): Breach {
  return async (client, ground) => {
    await insert(client, table, rowsOn(ground)[of]);
    await insert(client, table, rowsOn(ground)[of]);
  };
}
