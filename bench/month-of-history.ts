import type { Client } from 'pg';
import { firstDay, type Month } from '../src/domain/month.js';
import { idOf } from './city.js';

export const MERCHANTS = 200;
export const EMPLOYERS = 100;
const NOTES_A_MONTH = 20;
const NOTE_YEN = 1_000;
/** Of what is given out in a month so many notes are left, while they are valid still; what is past was spent. */
const NOTES_LEFT = 2;

export interface MonthOfHistory {
  cityId: number;
  programmeId: string;
  month: Month;
  closedThrough: Month | null;
  /** Wallets 1 to … are given 20 notes, and spend them in so many redemptions. */
  people: number;
  spendings: number;
  /** Wallet 0 is given as many notes as it takes for so many redemptions. */
  deepSpendings: number;
  isPast: boolean;
}

/**
 * Writes a month into the book of a city by SQL of the owner. Its rows are what the ledger's functions would have written
 * had the month been lived through: a block a day, each wallet's redemptions one after the other; in the present month,
 * half of them today.
 */
export async function fillMonth(owner: Client, month: MonthOfHistory): Promise<void> {
  const { cityId, programmeId, closedThrough, people, spendings, deepSpendings, isPast } = month;
  const first = firstDay(month.month);
  await owner.query(TABLES);
  await owner.query('begin');
  await owner.query(BLOCKS, [cityId, first, closedThrough && firstDay(closedThrough)]);
  await owner.query(GIVEN, [first, people, spendings, deepSpendings]);
  await owner.query(SPENT, [first, isPast]);
  await owner.query(ALLOCATIONS, [cityId, programmeId, first]);
  await owner.query(ISSUES, [cityId, programmeId, first]);
  await owner.query(REDEMPTIONS, [cityId, first]);
  await owner.query(HOLDINGS, [cityId, first]);
  await owner.query('commit');
}

const IN_JAPAN = `at time zone 'Asia/Tokyo'`;
const TODAY = `(now() ${IN_JAPAN})::date`;
const beginOf = (day: string) => `((${day})::timestamp ${IN_JAPAN})`;
const endOfMonth = (first: string) => `(${first}::date + interval '1 month' - interval '1 day')::date`;

const TABLES = `
  create temp table if not exists places as
    select n, ${idOf('merchant', 'n')} as merchant, ${idOf('shop', 'n')} as shop, ${idOf('till', 'n')} as actor
      from generate_series(1, ${MERCHANTS}) n;
  create temp table if not exists given (n integer, wallet uuid, allocation uuid, notes integer, spendings integer);
  create temp table if not exists spent (id uuid, wallet uuid, allocation uuid, step integer, before integer, amount integer,
    merchant uuid, shop uuid, actor uuid, at timestamptz);
  truncate given, spent`;

/** $1 city, $2 first day, $3 the month closed by then. As far as the month has come. */
const BLOCKS = `
  insert into ledger.blocks (city_id, block, begun_at, closed_through, lapsed_through)
  select $1, (select max(block) from ledger.blocks where city_id = $1) + 1 + (day::date - $2::date), ${beginOf('day')}, $3,
         day::date - 1
    from generate_series($2::date::timestamp, least(${endOfMonth('$2')}, ${TODAY})::timestamp, interval '1 day') day`;

/** The block of a moment of the month. */
const blockOf = (at: string, first: string) => `
  (select max(block) from ledger.blocks where city_id = $1) - (least(${endOfMonth(first)}, ${TODAY}) - (${at} ${IN_JAPAN})::date)`;

/** $1 first day, $2 people, $3 how often each spends, $4 how often wallet 0 does. */
const GIVEN = `
  insert into given
  select n, ${idOf('wallet', 'n')}, ledger.derived_id(${idOf('wallet', 'n')}, $1::date::text),
         case n when 0 then $4::integer + ${NOTES_LEFT} else ${NOTES_A_MONTH} end,
         case n when 0 then $4::integer else $3::integer end
    from generate_series(0, $2::integer) n`;

/**
 * $1 first day, $2 whether the last redemption takes all that is left. Three of four are at merchant 1. One after the
 * other through the month; in the present month one half of them until today, the other half today.
 */
const SPENT = `
  insert into spent
  select gen_random_uuid(), g.wallet, g.allocation, j + 1, (g.notes - j + 1) * ${NOTE_YEN},
         case when $2 and j = g.spendings then g.notes - j + 1 else 1 end * ${NOTE_YEN},
         p.merchant, p.shop, p.actor,
         case when j <= half then since + (middle - since) * ((j - random()) / half)
              else middle + (until - middle) * ((j - half - random()) / (g.spendings - half)) end
    from given g
    cross join lateral (select ${beginOf('$1::date')} as since, g.spendings / 2 as half,
           case when ${endOfMonth('$1')} >= ${TODAY} then ${beginOf(TODAY)} else ${beginOf('$1::date + 14')} end as middle,
           least(${beginOf(`${endOfMonth('$1')} + 1`)}, now()) - interval '1 second' as until) times
    cross join lateral generate_series(1, g.spendings) j
    join places p on p.n = case when (g.n + j) % 4 > 0 then 1 else 2 + (g.n + j) % ${MERCHANTS - 1} end`;

/** $1 city, $2 programme, $3 first day. */
const ALLOCATIONS = `
  insert into ledger.allocations (city_id, id, programme_id, employee_id, enrolment_id, employer_id, municipality_id, month,
         issued_month, expires_on, amount, employer_share, city_share, note_yen, billing_basis)
  select $1, allocation, $2, wallet, md5('enrolment ' || n)::uuid, md5('employer ' || n % ${EMPLOYERS})::uuid, null, $3, $3,
         ($3::date + interval '6 months' - interval '1 day')::date, notes * ${NOTE_YEN}, notes * ${NOTE_YEN / 2},
         notes * ${NOTE_YEN / 2}, ${NOTE_YEN}, 'issue'
    from given`;

/** $1 city, $2 programme, $3 first day. */
const ISSUES = `
  with operation as (
    insert into ledger.operations (city_id, id, code, from_account, to_account, amount, actor_id, request_digest, period,
           happened_at, recorded_at, block)
    select $1, allocation, 'issue', ledger.issue_account(), wallet, notes * ${NOTE_YEN}, $2, allocation, $3,
           ${beginOf('$3::date')}, ${beginOf('$3::date')}, ${blockOf(beginOf('$3::date'), '$3')}
      from given)
  insert into ledger.transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount,
         employer_share, city_share, to_hands, to_step, to_amount_before, to_employer_before)
  select $1, allocation, 1, 'issue', $3, allocation, ledger.issue_account(), wallet, notes * ${NOTE_YEN},
         notes * ${NOTE_YEN / 2}, notes * ${NOTE_YEN / 2}, 0, 1, 0, 0
    from given`;

/** $1 city, $2 first day. */
const REDEMPTIONS = `
  with operation as (
    insert into ledger.operations (city_id, id, code, from_account, to_account, amount, actor_id, shop_id, request_digest,
           period, happened_at, recorded_at, block)
    select $1, id, 'redeem', wallet, merchant, amount, actor, shop, id, $2, at, at, ${blockOf('at', '$2')}
      from spent order by at)
  insert into ledger.transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount,
         employer_share, city_share, from_hands, from_step, from_amount_before, from_employer_before)
  select $1, id, 1, 'redeem', $2, allocation, wallet, merchant, amount, amount / 2, amount / 2, 0, step, before, before / 2
    from spent order by at`;

/** $1 city, $2 first day. What is past is spent. */
const HOLDINGS = `
  insert into ledger.holdings (city_id, account_id, allocation_id, hands, month, expires_on, note_yen, amount,
         employer_share, city_share, step)
  select $1, g.wallet, g.allocation, 0, $2, ($2::date + interval '6 months' - interval '1 day')::date, ${NOTE_YEN},
         g.notes * ${NOTE_YEN} - taken.amount, (g.notes * ${NOTE_YEN} - taken.amount) / 2,
         (g.notes * ${NOTE_YEN} - taken.amount) / 2, g.spendings + 1
    from given g
    join (select allocation, sum(amount)::integer as amount from spent group by allocation) taken using (allocation)`;
