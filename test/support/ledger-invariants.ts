import type { Transactions } from '../../src/database/transactions.js';

/** Each query answers the rows of a city ($1) that break the invariant it is named after. */
const INVARIANTS: Record<string, string> = {
  'per allocation, what was issued is held, pending, redeemed, expired or recalled, in yen and in both shares': `
    with flows as (
      select t.allocation_id, t.amount * s.sign as amount, t.employer_share * s.sign as employer, t.city_share * s.sign as city
        from ledger.transfers t
        join (values ('issue', 1), ('redeem', -1), ('void', 1), ('expire', -1), ('unexpire', 1), ('recall', -1), ('unrecall', 1)) s (code, sign)
          on s.code = t.code
       where t.city_id = $1
      union all
      select h.allocation_id, -h.amount, -h.employer_share, -h.city_share from ledger.holdings h where h.city_id = $1
    )
    select allocation_id, sum(amount) as amount, sum(employer) as employer, sum(city) as city
      from flows group by allocation_id having (sum(amount), sum(employer), sum(city)) is distinct from (0::bigint, 0::bigint, 0::bigint)`,

  'what was issued of an allocation is what the allocation says': `
    select a.id from ledger.allocations a
      left join ledger.transfers t on t.city_id = a.city_id and t.operation_id = a.id
     where a.city_id = $1 and (t.code, t.allocation_id, t.to_account, t.amount, t.employer_share, t.city_share)
       is distinct from ('issue', a.id, a.employee_id, a.amount, a.employer_share, a.city_share)`,

  'employer share and city share are the amount, on every row': `
    select 'transfer' as row, operation_id as id from ledger.transfers
     where city_id = $1 and (employer_share + city_share <> amount or least(employer_share, city_share) < 0 or amount <= 0)
    union all
    select 'holding', allocation_id from ledger.holdings
     where city_id = $1 and (employer_share + city_share <> amount or least(amount, employer_share, city_share) < 0)
    union all
    select 'allocation', id from ledger.allocations where city_id = $1 and employer_share + city_share <> amount
    union all
    select 'operation', o.id from ledger.operations o
     where o.city_id = $1 and o.amount is distinct from (select sum(t.amount) from ledger.transfers t where t.city_id = o.city_id and t.operation_id = o.id)`,

  'no holding differs from its transfers, and each transfer says what its holding was before': `
    with legs as (
      select from_account as account_id, allocation_id, from_hands as hands, from_step as step, -amount as amount, -employer_share as employer,
             from_amount_before as amount_before, from_employer_before as employer_before
        from ledger.transfers where city_id = $1 and from_step is not null
      union all
      select to_account, allocation_id, to_hands, to_step, amount, employer_share, to_amount_before, to_employer_before
        from ledger.transfers where city_id = $1 and to_step is not null
    ),
    walked as (
      select *, row_number() over w as nth, sum(amount) over w as amount_after, sum(employer) over w as employer_after,
             count(*) over (partition by account_id, allocation_id, hands) as steps
        from legs window w as (partition by account_id, allocation_id, hands order by step)
    )
    select account_id, allocation_id, hands, step from walked
     where step <> nth or amount_after - amount <> amount_before or employer_after - employer <> employer_before
        or amount_after < 0 or employer_after not between 0 and amount_after
    union all
    select coalesce(h.account_id, w.account_id), coalesce(h.allocation_id, w.allocation_id), coalesce(h.hands, w.hands), h.step
      from (select * from walked where nth = steps) w
      full join (select * from ledger.holdings where city_id = $1) h using (account_id, allocation_id, hands)
     where (h.amount, h.employer_share, h.step) is distinct from (w.amount_after::integer, w.employer_after::integer, w.step)`,

  'wallets and claim links have their side of a transfer written down, the issue account and merchants have not': `
    select t.operation_id, t.line from ledger.transfers t
      join ledger.accounts f on f.city_id = t.city_id and f.id = t.from_account
      join ledger.accounts o on o.city_id = t.city_id and o.id = t.to_account
     where t.city_id = $1 and ((f.kind in ('wallet', 'link')) <> (t.from_step is not null) or (o.kind in ('wallet', 'link')) <> (t.to_step is not null))`,

  'one allocation for a person, programme and month': `
    select programme_id, employee_id, month from ledger.allocations where city_id = $1
     group by programme_id, employee_id, month having count(*) > 1`,

  'an operation is undone at most once': `
    select undoes from ledger.operations where city_id = $1 and undoes is not null group by undoes having count(*) > 1`,

  'an undoing returns what was taken, line by line, with its shares, to where it was; a void all of it': `
    select b.operation_id, b.line
      from ledger.operations u
      join ledger.transfers b on b.city_id = u.city_id and b.operation_id = u.id
      left join ledger.transfers t on t.city_id = u.city_id and t.operation_id = u.undoes and t.line = b.line
     where u.city_id = $1 and u.undoes is not null
       and (b.allocation_id, b.from_account, b.to_account, b.amount, b.employer_share, b.city_share, b.from_hands, b.to_hands)
         is distinct from (t.allocation_id, t.to_account, t.from_account, t.amount, t.employer_share, t.city_share, t.to_hands, t.from_hands)
    union all
    select u.id, null
      from ledger.operations u
      join ledger.operations o on o.city_id = u.city_id and o.id = u.undoes
      join ledger.accounts s on s.city_id = o.city_id and s.id = o.to_account
     where u.city_id = $1 and u.amount <> o.amount and s.kind <> 'link'`,

  'what a transfer takes carries the share that the rule says, unless it was given back as it had been taken': `
    select operation_id, line from ledger.transfers
     where city_id = $1 and not exact and from_amount_before is not null
       and from_employer_before - employer_share <> floor(from_employer_before::numeric * (from_amount_before - amount) / from_amount_before)`,
};

/** Proves the invariants of a city's ledger from its rows. Answers the names of the broken ones, with the rows. */
export async function brokenInvariants(transactions: Transactions, cityId: number): Promise<Record<string, unknown>> {
  const broken: Record<string, unknown> = {};
  for (const [name, sql] of Object.entries(INVARIANTS)) {
    const rows = await transactions.query(sql, [cityId]);
    if (rows.length > 0) broken[name] = rows;
  }
  return broken;
}
