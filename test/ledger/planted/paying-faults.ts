import { by, type Fault } from './fault.js';

/** At the till: when and where notes are good, which are spent, what a key and a code are worth. */
export const PAYING_FAULTS: readonly Fault[] = [
  {
    rule: 'a request is not posted after its deadline',
    file: 'src/ledger/sql/20-redeem.sql',
    text: 'when v_now > t.deadline then',
    instead: 'when false then',
    ...by.holes('it is refused after its deadline, though the notes are there by then; in time, the key is not burnt'),
  },
  {
    rule: 'a code lapses by when it was received',
    file: 'src/ledger/sql/20-redeem.sql',
    text: 'when t.received > t.code_usable_until',
    instead: 'when v_now > t.code_usable_until',
    ...by.refusals('is refused once its code has lapsed, counted from when it was received'),
  },
  {
    rule: 'the time of receipt counts for five seconds',
    file: 'src/ledger/sql/20-redeem.sql',
    text: `v_now - interval '5 seconds'), v_now) at time zone`,
    instead: `v_now - interval '5 minutes'), v_now) at time zone`,
    ...by.holes('the time of receipt counts for five seconds at most'),
  },
  {
    rule: 'nothing is received in the future',
    file: 'src/ledger/sql/20-redeem.sql',
    text: `least(greatest(i.received_at, v_now - interval '5 seconds'), v_now) as received`,
    instead: `greatest(i.received_at, v_now - interval '5 seconds') as received`,
    ...by.holes('a receipt in the future, by a clock that is ahead, is now'),
  },
  {
    rule: 'notes past their last day pay for nothing',
    file: 'src/ledger/sql/20-redeem.sql',
    text: 'h.expires_on >= t.day',
    instead: 'h.expires_on >= t.day - 1',
    ...by.refusals('is refused for notes whose last day has passed; on that day they are still good'),
  },
  {
    rule: 'the notes that lapse first are spent first, where several are needed',
    file: 'src/ledger/sql/20-redeem.sql',
    text: 'window oldest as (order by h.expires_on, h.month,',
    instead: 'window oldest as (order by h.month, h.expires_on,',
    ...by.holes('which notes are spent'),
  },
  {
    rule: 'the notes that lapse first are spent first, where one holding would do',
    file: 'src/ledger/sql/20-redeem.sql',
    text: 'order by h.expires_on, h.month, h.allocation_id, h.hands\n         limit 1',
    instead: 'order by h.month, h.expires_on, h.allocation_id, h.hands\n         limit 1',
    ...by.refusals('takes the notes that lapse first, also where any one holding would do'),
  },
  {
    rule: 'the cap of the day counts what would be paid now',
    file: 'src/ledger/sql/20-redeem.sql',
    text: '+ t.want > t.daily_cap_notes::bigint',
    instead: '> t.daily_cap_notes::bigint',
    ...by.refusals(
      'is refused beyond the cap of the day, to the note; what was voided does not count, nor does what was given',
    ),
  },
  {
    rule: 'the cap of a shop can be reached, and not passed',
    file: 'src/ledger/sql/20-redeem.sql',
    text: '+ t.want > t.shop_daily_cap_notes::bigint',
    instead: '+ t.want >= t.shop_daily_cap_notes::bigint',
    ...by.refusals('is refused beyond the cap of a shop, to the note, and of that shop alone'),
  },
  {
    rule: 'nobody takes the own notes',
    file: 'src/ledger/sql/20-redeem.sql',
    text: 'when t.actor = t.wallet or coalesce(',
    instead: 'when coalesce(',
    ...by.refusals(
      'is refused to a merchant’s own people as long as they are, and to whoever would take the own notes',
    ),
  },
  {
    rule: 'the latest word about a merchant counts, and none is no',
    file: 'src/ledger/sql/20-redeem.sql',
    text: 'order by a.from_on desc, a.number desc limit 1), false)',
    instead: 'order by a.from_on desc, a.number desc limit 1), true)',
    ...by.refusals('is refused by a merchant before its first day, and from the day on which it is suspended'),
  },
  {
    rule: 'another request under the same key is a conflict at the till',
    file: 'src/ledger/sql/20-redeem.sql',
    text: `when b.request_digest = i.digest then 'replayed'`,
    instead: `when b.id is not null then 'replayed'`,
    ...by.refusals('answers the same request as at first, whatever happened since, and refuses another one'),
  },
  {
    rule: 'a code that paid at one shop pays at no other',
    file: 'src/ledger/sql/20-redeem.sql',
    text: 'and c.shop_id = i.shop and',
    instead: 'and',
    ...by.holes('the same code, shop and number of notes answer the first answer; anything else finds the code used'),
  },
  {
    rule: 'payments from one wallet wait for each other',
    file: 'src/ledger/sql/20-redeem.sql',
    text: 'v_locked := lock_accounts(p_city_id, v_wallets) is not null;',
    instead: '',
    ...by.holes('the second payment waits for the first, and the cap of the day counts both'),
  },
  {
    rule: 'payments under one key or code wait for each other',
    file: 'src/ledger/sql/20-redeem.sql',
    text: 'v_locked := lock_keys(p_city_id, v_keys) is not null;',
    instead: '',
    ...by.holes('a payment under way with the same %s is waited for, also by another wallet'),
  },
];
