import type { LedgerCity } from '../../support/ledger-city.js';
import { amountOf, type Operation } from './model-book.js';

/** An operation with its lines as one text, by which the ledger's and the model's are compared. */
export function written(operation: Operation): string {
  const month = operation.day.slice(0, 7);
  const lines = operation.lines.map(
    (l) => `${l.allocation.id}:${l.amount}/${l.employer}:${l.fromHands ?? '-'}>${l.toHands ?? '-'}`,
  );
  return [
    operation.code,
    operation.from,
    operation.to,
    amountOf(operation),
    operation.day,
    month,
    operation.undoes?.id ?? '-',
    operation.shop ?? '-',
    operation.oneTimeCode ?? '-',
    ...lines,
  ].join(' ');
}

/** Two like operations of one call are told apart by their ids, which the caller made. */
export function byTextThenId(a: { text: string; id: string | null }, b: { text: string; id: string | null }): number {
  return `${a.text} ${a.id}` < `${b.text} ${b.id}` ? -1 : 1;
}

/** What the ledger recorded in a city after an instant (as the database writes it), in the order of the texts. */
export async function recordedSince(city: LedgerCity, after: string) {
  const rows = await city.transactions.query<{ id: string; text: string; recorded: string }>(
    `select o.id, o.recorded_at::text as recorded,
            concat_ws(' ', o.code, o.from_account, o.to_account, o.amount, (o.happened_at at time zone 'Asia/Tokyo')::date,
              to_char(o.period, 'YYYY-MM'), coalesce(o.undoes::text, '-'), coalesce(o.shop_id::text, '-'), coalesce(o.code_id::text, '-'),
              (select string_agg(concat(t.allocation_id, ':', t.amount, '/', t.employer_share, ':', coalesce(t.from_hands::text, '-'), '>',
                        coalesce(t.to_hands::text, '-')), ' ' order by t.line)
                 from ledger.transfers t where t.city_id = o.city_id and t.operation_id = o.id)) as text
       from ledger.operations o
      where o.city_id = $1 and o.recorded_at > $2::timestamptz
      order by o.recorded_at`,
    [city.id, after],
  );
  return {
    newest: rows.at(-1)?.recorded ?? after,
    operations: rows.sort(byTextThenId),
  };
}
