import { by, type Fault } from './fault.js';

/** In what keeps calls apart, tells the day, counts for caps, and guards what was recorded. */
export const LOCKING_FAULTS: readonly Fault[] = [
  {
    rule: 'wallets are locked in one order',
    file: 'src/ledger/sql/02-locks.sql',
    text: 'select distinct uuid_hash_extended(id, ~p_city_id::bigint) as k from unnest(p_ids) id where id is not null order by 1',
    instead: 'select uuid_hash_extended(id, ~p_city_id::bigint) as k from unnest(p_ids) id where id is not null',
    ...by.holes('deadlocks between batches'),
  },
  {
    rule: 'the ledger is written under READ COMMITTED',
    file: 'src/ledger/sql/02-locks.sql',
    text: `in ('repeatable read', 'serializable')`,
    instead: `in ('none')`,
    ...by.holes('the ledger is not written under %s, where a snapshot is older than its locks'),
  },
  {
    rule: 'whoever writes in a book holds it',
    file: 'src/ledger/sql/02-locks.sql',
    text: 'pg_advisory_xact_lock_shared(7339002, p_city_id)',
    instead: 'pg_advisory_xact_lock_shared(7339003, p_city_id)',
    ...by.holes('ending a block waits for the payment that is under way; the next one goes into the next block'),
  },
  {
    rule: 'whoever has written in a book cannot want it alone',
    file: 'src/ledger/sql/02-locks.sql',
    text: `if 'ShareLock' = any (v_modes)`,
    instead: `if 'NoLock' = any (v_modes)`,
    ...by.closing(
      'whoever has written in a book cannot be alone in it before the transaction ends, be it to seal, to close or to lapse',
    ),
  },
  {
    rule: 'the day is that of Japan',
    file: 'src/ledger/sql/02-locks.sql',
    text: `select (at at time zone 'Asia/Tokyo')::date + page.day_shift`,
    instead: `select (at at time zone 'UTC')::date + page.day_shift`,
    ...by.holes('the day of an instant is that of Japan, moved by the rehearsal’s days'),
  },
  {
    rule: 'what is given does not count as paid',
    file: 'src/ledger/sql/02-locks.sql',
    text: 'o.from_account = p_wallet and o.code = p_code',
    instead: 'o.from_account = p_wallet',
    ...by.refusals(
      'is refused beyond the cap of the day, to the note; what was voided does not count, nor does what was given',
    ),
  },
  {
    rule: 'the cap of a shop counts what was paid there alone',
    file: 'src/ledger/sql/02-locks.sql',
    text: ' and o.shop_id = p_shop',
    instead: '',
    ...by.refusals('is refused beyond the cap of a shop, to the note, and of that shop alone'),
  },
  {
    rule: 'the database itself adds up each operation',
    file: 'src/ledger/sql/40-guards.sql',
    text: `or o.amount is distinct from (select sum(l.amount) from transfers l where l.city_id = o.city_id and l.operation_id = o.id)\n      or case`,
    instead: 'or case',
    ...by.breaches('operations_add_up'),
  },
  {
    rule: 'the database itself holds an undoing against what it undoes',
    file: 'src/ledger/sql/40-guards.sql',
    text: 'not undoes_exactly(o.city_id, o.id)',
    instead: 'false',
    ...by.breaches('operations_undo_exactly'),
  },
  {
    rule: 'a transfer is added with its operation, and never later',
    file: 'src/ledger/sql/40-guards.sql',
    text: ' and o.xmin = pg_current_xact_id()::xid',
    instead: '',
    ...by.breaches('transfers_of_their_operation'),
  },
  {
    rule: 'no transfer is ever changed',
    file: 'src/ledger/sql/40-guards.sql',
    text: `'operations', 'transfers', 'acceptances',`,
    instead: `'operations', 'acceptances',`,
    ...by.guards('not by the %s, of whatever table: a trigger that is always on refuses it'),
  },
  {
    rule: 'guards hold for whoever plays a replica',
    file: 'src/ledger/sql/40-guards.sql',
    text: `execute format('alter table ledger.%I enable always trigger %I'`,
    instead: `execute format('alter table ledger.%I enable trigger %I'`,
    ...by.guards('not by the %s, of whatever table: a trigger that is always on refuses it'),
  },
];
