import type { SplitBy } from './dto/split.js';

const OF_ALLOCATIONS = ['issue', 'redeem', 'void', 'expire', 'unexpire', 'recall', 'unrecall'];
const MERCHANT = `case t.code when 'redeem' then t.to_account else t.from_account end`;

/**
 * Where the groups of a split come from, and to which of them a transfer (t) of an allocation (a) belongs. A merchant's
 * are its own redemptions and voids; all others follow the allocation, whoever held it. What moves between wallets and
 * claim links stays inside every group.
 */
const GROUPS: Record<SplitBy, { table: string; of: string; codes: string[]; only: string }> = {
  programme: { table: 'programmes', of: 'a.programme_id', codes: OF_ALLOCATIONS, only: 'null' },
  employer: { table: 'employers', of: 'a.employer_id', codes: OF_ALLOCATIONS, only: '$4' },
  municipality: { table: 'municipalities', of: 'a.municipality_id', codes: OF_ALLOCATIONS, only: 'null' },
  merchant: { table: 'merchants', of: MERCHANT, codes: ['redeem', 'void'], only: '$5' },
};

/** Column of a row -> the movement that adds to it, and the undoing that is taken off it. */
const COLUMNS: Record<string, { plus: string; minus?: string }> = {
  issued: { plus: 'issue' },
  redeemed: { plus: 'redeem' },
  voided: { plus: 'void' },
  expired: { plus: 'expire', minus: 'unexpire' },
  recalled: { plus: 'recall', minus: 'unrecall' },
};

const PARTS = ['amount', 'employer', 'city'];

const figures = Object.entries(COLUMNS).flatMap(([column, { plus, minus }]) =>
  PARTS.map((part) => {
    const undone = minus === undefined ? '' : `when '${minus}' then -s.${part}`;
    return `coalesce(sum(case s.code when '${plus}' then s.${part} ${undone} end), 0) as ${column}_${part}`;
  }),
);

/** What a month adds to what stands: for a merchant, what it is owed grows by what it took. */
const netOf = (by: SplitBy, part: string) =>
  by === 'merchant'
    ? `redeemed_${part} - voided_${part}`
    : `issued_${part} - redeemed_${part} + voided_${part} - expired_${part} - recalled_${part}`;

/**
 * One pass over the transfers up to the last month: what is earlier than the range is summed into its opening. $1 city,
 * $2 first month, $3 last month, $4 one employer or null, $5 one merchant or null. Yen arrive as text.
 *
 * The month is the accounting period. An undone lapse or recall is taken off the month in which it was undone, whose
 * figure may so fall below zero: what an earlier month said is not rewritten. Where a group or month has no value of
 * its own (no municipality named; all months before the range) the nil UUID and -infinity stand for it, so that rows
 * are joined by equality.
 */
export function splitSql(by: SplitBy): string {
  const { table, of, codes, only } = GROUPS[by];
  const standing = PARTS.flatMap((part) => [
    `coalesce(sum(${netOf(by, part)}) over before, 0) as opening_${part}`,
    `sum(${netOf(by, part)}) over through as closing_${part}`,
  ]);
  const shown = ['opening', ...Object.keys(COLUMNS), 'closing'].flatMap((column) =>
    PARTS.map((part) => `${column}_${part}::text`),
  );
  return `
    with moved as materialized (
      select coalesce(${of}, '00000000-0000-0000-0000-000000000000') as id,
             case when t.period >= $2::date then t.period else '-infinity' end as month, t.code,
             sum(t.amount) as amount, sum(t.employer_share) as employer, sum(t.city_share) as city
        from ledger.transfers t
        join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
       where t.city_id = $1 and t.period <= $3::date and t.code in ('${codes.join("', '")}')
         and ($4::uuid is null or a.employer_id = $4)
         and ($5::uuid is null or ${MERCHANT} = $5)
       group by 1, 2, 3
    ),
    groups as (
      select g.id, g.name from ${table} g where g.city_id = $1 and (${only}::uuid is null or g.id = ${only})
      union all
      select '00000000-0000-0000-0000-000000000000', '' where exists (
        select from moved where id = '00000000-0000-0000-0000-000000000000')
    ),
    months as (
      select date '-infinity' as month
      union all
      select m::date from generate_series($2::date::timestamp, $3::date::timestamp, interval '1 month') m
    ),
    whole as (
      select n.month, g.id, g.name, ${figures.join(', ')}
        from groups g cross join months n left join moved s on s.id = g.id and s.month = n.month
       group by n.month, g.id, g.name
    ),
    stood as (
      select whole.*, ${standing.join(', ')}
        from whole
      window before as (partition by id order by month rows between unbounded preceding and 1 preceding),
             through as (partition by id order by month rows unbounded preceding)
    )
    select to_char(month, 'YYYY-MM') as month, nullif(id, '00000000-0000-0000-0000-000000000000') as id, name,
           ${shown.join(', ')}
      from stood where month > '-infinity'
     order by stood.month, name collate "C", stood.id`;
}
