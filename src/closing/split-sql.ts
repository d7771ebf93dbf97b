import { withAllocation } from './allocation-sql.js';
import type { Figure, SplitBy } from './dto/split.js';

/** Stands for the municipality of allocations that name none, so that rows are joined by equality. */
export const NO_GROUP = '00000000-0000-0000-0000-000000000000';

const OF_ALLOCATIONS = ['issue', 'redeem', 'void', 'expire', 'unexpire', 'recall', 'unrecall'];

/**
 * Where the groups of a split come from, and which of them may be the only one. A merchant's are its own redemptions and
 * voids; all others follow the allocation, whoever held it, by this column of it. What moves between wallets and claim
 * links stays inside every group.
 */
const GROUPS: Record<SplitBy, { table: string; only: string }> = {
  programme: { table: 'programmes', only: 'null' },
  employer: { table: 'employers', only: '$4' },
  municipality: { table: 'municipalities', only: 'null' },
  merchant: { table: 'merchants', only: '$5' },
};

/** Column of a row -> the movement that adds to it, and the undoing that is taken off it. */
const COLUMNS: Record<string, { plus: string; minus?: string }> = {
  carried: { plus: 'carried' },
  issued: { plus: 'issue' },
  redeemed: { plus: 'redeem' },
  voided: { plus: 'void' },
  expired: { plus: 'expire', minus: 'unexpire' },
  recalled: { plus: 'recall', minus: 'unrecall' },
};

export const FIGURES = [
  'opening',
  'issued',
  'redeemed',
  'voided',
  'expired',
  'recalled',
  'closing',
] as const satisfies Figure[];
export const PARTS = ['amount', 'employer', 'city'] as const;

const figures = Object.entries(COLUMNS).flatMap(([column, { plus, minus }]) =>
  PARTS.map((part) => {
    const undone = minus === undefined ? '' : `when '${minus}' then -s.${part}`;
    return `coalesce(sum(case s.code when '${plus}' then s.${part} ${undone} end), 0) as ${column}_${part}`;
  }),
);

/** What a month adds to what stands: for a merchant, what it is owed grows by what it took. */
const netOf = (part: string) => `carried_${part} + case grouping
  when 'merchant' then redeemed_${part} - voided_${part}
  else issued_${part} - redeemed_${part} + voided_${part} - expired_${part} - recalled_${part} end`;

/** The groups of the city, one row each, and the one without a name where something belongs to it. */
export function groupsSql(groupings: readonly SplitBy[], from: string): string {
  const tables = groupings.map((by) => {
    const { table, only } = GROUPS[by];
    return `select '${by}' as grouping, g.id, g.name from ${table} g where g.city_id = $1 and (${only}::uuid is null or g.id = ${only})`;
  });
  return `${tables.join(' union all ')}
      union all
      select 'municipality', '${NO_GROUP}', '' where exists (
        select from ${from} f where f.grouping = 'municipality' and f.id = '${NO_GROUP}')`;
}

const MONTH = `case when t.period >= $2::date then t.period else '-infinity' end`;
const MERCHANT = `case t.code when 'redeem' then t.to_account when 'void' then t.from_account end`;
const SUMS = 'sum(t.amount) as amount, sum(t.employer_share) as employer, sum(t.city_share) as city';
const SUMMED = 'sum(s.amount) as amount, sum(s.employer) as employer, sum(s.city) as city';

const transfersOf = (codes: readonly string[]) => `
        from ledger.transfers t
       where t.city_id = $1 and t.period <= $3::date and t.period > coalesce($6::date, '-infinity')
         and t.code in ('${codes.join("', '")}') and ($5::uuid is null or ${MERCHANT} = $5)`;

/** What moved by groups of allocations: summed by allocation, before each is looked up. */
function movedOfAllocations(groupings: readonly SplitBy[]): string {
  const keys = groupings.map((by) => `a.${by}_id`).join(', ');
  const ids = groupings.map(
    (by) => `('${by}', ${by === 'municipality' ? `coalesce(s.${by}_id, '${NO_GROUP}')` : `s.${by}_id`})`,
  );
  return `
      select g.grouping, g.id, s.month, s.code, ${SUMMED}
        from (
          select s.month, s.code, ${keys}, ${SUMMED}
            from (
              select ${MONTH} as month, t.code, t.allocation_id, ${SUMS} ${transfersOf(OF_ALLOCATIONS)}
               group by 1, 2, 3) s
            ${withAllocation('s.allocation_id')}
           where $4::uuid is null or a.employer_id = $4
           group by s.month, s.code, ${keys}) s
       cross join lateral (values ${ids.join(', ')}) g (grouping, id)
       group by 1, 2, 3, 4`;
}

const MOVED_OF_MERCHANTS = `
      select 'merchant', ${MERCHANT}, ${MONTH}, t.code, ${SUMS} ${transfersOf(['redeem', 'void'])}
         and ($4::uuid is null or t.allocation_id in (
           select a.id from ledger.allocations a where a.city_id = $1 and a.employer_id = $4))
       group by 1, 2, 3, 4`;

/**
 * The transfers up to the last month: what is earlier than the range is summed into its opening. $1 city, $2 first month,
 * $3 last month, $4 one employer or null, $5 one merchant or null, $6 the closed month before the range from whose frozen
 * figures it goes on, or null to begin with the first transfer. Yen arrive as text.
 *
 * The month is the accounting period. An undone lapse or recall is taken off the month in which it was undone, whose
 * figure may so fall below zero: what an earlier month said is not rewritten. -infinity stands for all months before the
 * range.
 */
export function splitSql(groupings: readonly SplitBy[]): string {
  const ofAllocations = groupings.filter((by) => by !== 'merchant');
  const moved = [
    ...(ofAllocations.length > 0 ? [movedOfAllocations(ofAllocations)] : []),
    ...(groupings.includes('merchant') ? [MOVED_OF_MERCHANTS] : []),
  ];
  const standing = PARTS.flatMap((part) => [
    `coalesce(sum(${netOf(part)}) over before, 0) as opening_${part}`,
    `sum(${netOf(part)}) over through as closing_${part}`,
  ]);
  const shown = FIGURES.flatMap((column) => PARTS.map((part) => `${column}_${part}::text`));
  return `
    with moved (grouping, id, month, code, amount, employer, city) as materialized (
      ${moved.join(' union all ')}
      union all
      select f.grouping, f.group_id, '-infinity', 'carried', f.amount, f.employer_share, f.city_share
        from closing_figures f
       where f.city_id = $1 and f.month = $6 and f.figure = 'closing' and f.grouping in ('${groupings.join("', '")}')
    ),
    groups as (
      ${groupsSql(groupings, 'moved')}
    ),
    months as (
      select date '-infinity' as month
      union all
      select m::date from generate_series($2::date::timestamp, $3::date::timestamp, interval '1 month') m
    ),
    whole as (
      select n.month, g.grouping, g.id, g.name, ${figures.join(', ')}
        from groups g cross join months n
        left join moved s on s.grouping = g.grouping and s.id = g.id and s.month = n.month
       group by n.month, g.grouping, g.id, g.name
    ),
    stood as (
      select whole.*, ${standing.join(', ')}
        from whole
      window before as (partition by grouping, id order by month rows between unbounded preceding and 1 preceding),
             through as (partition by grouping, id order by month rows unbounded preceding)
    )
    select grouping, to_char(month, 'YYYY-MM') as month, nullif(id, '${NO_GROUP}') as id, name, ${shown.join(', ')}
      from stood where month > '-infinity'
     order by stood.month, name collate "C", stood.id`;
}
