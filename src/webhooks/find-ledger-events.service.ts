import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';

/** Blocks of the ledger that are read by one statement. */
const BLOCKS_AT_ONCE = 200n;

/**
 * Finds what the ledger has recorded since and writes it down to be told; the tills write nothing for it. The blocks
 * of the seal chain that have ended are read once, and for good: nobody writes into them any more. The open block is
 * read each time, and what was found there before is known by its delivery.
 */
@Injectable()
export class FindLedgerEventsService {
  constructor(private readonly transactions: Transactions) {}

  /** Never called inside a transaction. While another worker looks, it does nothing. */
  async find(cityId: number): Promise<void> {
    for (let more = true; more;) more = await this.transactions.run(() => this.step(cityId));
  }

  /** @returns whether there is more to be read */
  private async step(cityId: number): Promise<boolean> {
    const [turn] = await this.transactions.query<{ mine: boolean }>(
      `select pg_try_advisory_xact_lock(hashtext('webhooks'), $1) as mine`,
      [cityId],
    );
    if (!turn!.mine) return false;
    const [place] = await this.transactions.query<{ open: string | null; read: string | null; from: string | null }>(
      `select (select max(block) from ledger.blocks where city_id = $1)::text as open,
              (select block from webhook_cursors where city_id = $1)::text as read,
              (select min(from_block) from webhook_subscriptions where city_id = $1 and state = 'active')::text as "from"`,
      [cityId],
    );
    if (place!.open === null || place!.from === null) return false;
    const open = BigInt(place!.open);
    const next = bigMax(BigInt(place!.read ?? 0) + 1n, BigInt(place!.from));
    const last = bigMin(next + BLOCKS_AT_ONCE - 1n, open);
    for (const found of [REDEMPTIONS, THANKS]) {
      await this.transactions.query(found, [cityId, next.toString(), last.toString()]);
    }
    const ended = last === open ? open - 1n : last;
    await this.transactions.query(
      `insert into webhook_cursors (city_id, block) values ($1, $2)
       on conflict on constraint webhook_cursors_pkey do update set block = excluded.block
        where webhook_cursors.block < excluded.block`,
      [cityId, ended.toString()],
    );
    return last < open;
  }
}

const INSERT =
  'insert into webhook_deliveries (city_id, subscription_id, event_id, kind, happened_at, data, created_at, next_at)';
/** $1 city, $2 and $3 the blocks; `o` the operation, `s` the subscription. */
const IN_THE_BLOCKS = 'o.city_id = $1 and o.block between $2 and $3';
const LISTENING = `s.city_id = o.city_id and s.state = 'active' and o.recorded_at >= s.listens_from`;
const NOTES = `
  (select sum(t.amount / a.note_yen)::integer
     from ledger.transfers t join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
    where t.city_id = o.city_id and t.operation_id = o.id)`;
const NOT_YET = (eventId: string) => `
  not exists (select from webhook_deliveries d
               where d.city_id = s.city_id and d.subscription_id = s.id and d.event_id = ${eventId})`;
const ONCE = 'on conflict on constraint webhook_deliveries_once do nothing';

/** What shops took, and what was undone; never who paid. */
const REDEMPTIONS = `
  ${INSERT}
  select s.city_id, s.id, o.id, k.kind, o.happened_at,
         jsonb_build_object('redemptionId', coalesce(u.id, o.id), 'merchantId', k.merchant_id, 'shopId', k.shop_id,
           'notes', ${NOTES}, 'amountYen', o.amount, 'month', to_char(o.period, 'YYYY-MM')),
         now(), now()
    from ledger.operations o
    left join ledger.operations u on u.city_id = o.city_id and u.id = o.undoes
   cross join lateral (
     select case when o.code = 'redeem' then 'redemption.taken' else 'redemption.voided' end as kind,
            case when o.code = 'redeem' then o.to_account else o.from_account end as merchant_id,
            coalesce(u.shop_id, o.shop_id) as shop_id) k
    join webhook_subscriptions s on ${LISTENING} and s.employer_id is null and k.kind = any (s.kinds)
     and (s.merchant_id is null or s.merchant_id = k.merchant_id) and (s.shop_id is null or s.shop_id = k.shop_id)
   where ${IN_THE_BLOCKS} and o.code in ('redeem', 'void') and ${NOT_YET('o.id')}
  ${ONCE}`;

/** The first moment of the next day. */
const NEXT_DAY = `(date_trunc('day', now() at time zone 'Asia/Tokyo') + interval '1 day') at time zone 'Asia/Tokyo'`;

/**
 * Thanks, and thanks taken back. An employer hears of those of its own people how many notes, and in which month: not
 * who, to whom, nor when, and under an id that leads back to nothing. All of a day's are told, and listed, on the next
 * day only: whoever saw one arrive would know who was at the phone just then.
 */
const THANKS = `
  ${INSERT}
  select s.city_id, s.id, k.event_id, k.kind, case when s.employer_id is null then o.happened_at end,
         jsonb_build_object('notes', ${NOTES}, 'month', to_char(o.period, 'YYYY-MM'))
           || case when s.employer_id is null
                then jsonb_build_object('thanksId', coalesce(o.undoes, o.id), 'amountYen', o.amount)
                else jsonb_build_object('employerId', s.employer_id) end,
         k.told_from, k.told_from
    from ledger.operations o
    join webhook_subscriptions s on ${LISTENING} and s.merchant_id is null
   cross join lateral (
     select case when o.code = 'give' then 'thanks.given' else 'thanks.taken_back' end as kind,
            case when o.code = 'give' then o.from_account else o.to_account end as giver_id,
            case when s.employer_id is null then o.id else ledger.derived_id(o.id, 'webhook:' || s.id) end as event_id,
            case when s.employer_id is null then now() else ${NEXT_DAY} end as told_from) k
   where ${IN_THE_BLOCKS} and o.code in ('give', 'take_back') and k.kind = any (s.kinds)
     and (s.employer_id is null or exists (
       select from employments e
        where e.city_id = o.city_id and e.employee_id = k.giver_id and e.employer_id = s.employer_id
          and (o.happened_at at time zone 'Asia/Tokyo')::date between e.from_on and coalesce(e.until_on, 'infinity')))
     and ${NOT_YET('k.event_id')}
  ${ONCE}`;

function bigMin(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function bigMax(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
