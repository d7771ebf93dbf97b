import type { SplitBy } from './dto/split.js';
import { FIGURES, groupsSql, NO_GROUP } from './split-sql.js';

const COLUMNS = { amount: 'amount', employer: 'employer_share', city: 'city_share' };

/**
 * The split of closed months as it was frozen, in the shape of `splitSql`: $1 city, $2 first month, $3 last month, $4
 * one employer or null, $5 one merchant or null. Groups in which nothing stood or moved have no frozen figures; they
 * are shown at zero. A group keeps the name that it had at the closing.
 */
export function frozenSplitSql(groupings: readonly SplitBy[]): string {
  const figures = FIGURES.flatMap((figure) =>
    Object.entries(COLUMNS).map(
      ([part, column]) =>
        `coalesce(sum(f.${column}) filter (where f.figure = '${figure}'), 0)::text as ${figure}_${part}`,
    ),
  );
  return `
    with frozen as (
      select month, grouping, group_id as id, group_name, figure, amount, employer_share, city_share
        from closing_figures
       where city_id = $1 and month between $2::date and $3::date and grouping in ('${groupings.join("', '")}')
         and ($4::uuid is null or group_id = $4) and ($5::uuid is null or group_id = $5)
    ),
    groups as (
      ${groupsSql(groupings, 'frozen')}
    ),
    named as (
      select n.month::date as month, g.grouping, g.id, coalesce(max(f.group_name), g.name) as name, ${figures.join(', ')}
        from groups g
       cross join generate_series($2::date::timestamp, $3::date::timestamp, interval '1 month') n (month)
        left join frozen f on f.month = n.month and f.grouping = g.grouping and f.id = g.id
       group by n.month, g.grouping, g.id, g.name
    )
    select grouping, to_char(named.month, 'YYYY-MM') as month, nullif(id, '${NO_GROUP}') as id, name,
           ${FIGURES.flatMap((figure) => Object.keys(COLUMNS).map((part) => `${figure}_${part}`)).join(', ')}
      from named
     order by named.month, name collate "C", named.id`;
}
