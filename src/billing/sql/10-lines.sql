-- What each allocation adds to the papers of an accounting month, by the basis that was fixed when it was issued: one
-- line an allocation and reason, on the paper to which it belongs.
-- On issue, an employer owes its share of what was issued; what lapsed or was recalled comes off by a credit note, less
-- what was brought back. On redemption, it owes its share of what was redeemed less what was voided. Where the
-- deductions of an employer's month turn out the other way round (more was brought back than lapsed; more was voided
-- than redeemed) they stand on the other paper. Shares are those that the movements carry; nothing is divided here.
-- amount: what the line adds to its own paper; taken together the lines of a paper that is made are more than nothing.
create or replace function billing_lines(p_city_id integer, p_month date)
returns table (
  kind text, employer_id uuid, programme_id uuid, basis text, employee_id uuid, allocation_id uuid, allocation_month date,
  reason text, amount integer)
language sql stable
as $$
  with moved as (
    select a.employer_id, a.programme_id, a.billing_basis as basis, a.employee_id, a.id as allocation_id, a.month, t.code,
           sum(case when t.code in ('issue', 'redeem', 'unexpire', 'unrecall') then t.employer_share else -t.employer_share end) as owed
      from ledger.transfers t
      join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
     where t.city_id = p_city_id and t.period = p_month and t.employer_share > 0
       and t.code = any (case a.billing_basis
             when 'issue' then array['issue', 'expire', 'unexpire', 'recall', 'unrecall']
             else array['redeem', 'void'] end)
     group by a.employer_id, a.programme_id, a.billing_basis, a.employee_id, a.id, a.month, t.code
  ),
  placed as (
    select m.*,
           case when m.code = 'issue' then 'invoice'
                when sum(m.owed) filter (where m.code <> 'issue')
                       over (partition by m.employer_id, m.programme_id, m.basis) < 0 then 'credit_note'
                else 'invoice' end as kind
      from moved m
  )
  select p.kind, p.employer_id, p.programme_id, p.basis, p.employee_id, p.allocation_id, p.month,
         case p.code when 'issue' then 'issued' when 'redeem' then 'redeemed' when 'void' then 'voided' when 'expire' then 'expired'
                     when 'recall' then 'recalled' when 'unexpire' then 'unexpired' else 'unrecalled' end,
         (case p.kind when 'invoice' then p.owed else -p.owed end)::integer
    from placed p
$$;

-- The papers that a month makes, in the order in which they are numbered.
create or replace function billing_papers(p_city_id integer, p_month date)
returns table (kind text, employer_id uuid, programme_id uuid, basis text, amount bigint)
language sql stable
as $$
  select l.kind, l.employer_id, l.programme_id, l.basis, sum(l.amount)::bigint
    from billing_lines(p_city_id, p_month) l
    join employers e on e.city_id = p_city_id and e.id = l.employer_id
    join programmes p on p.city_id = p_city_id and p.id = l.programme_id
   group by l.kind, l.employer_id, l.programme_id, l.basis, e.corporate_number, p.code
  having sum(l.amount) > 0
   order by e.corporate_number collate "C", p.code collate "C", l.basis
$$;
