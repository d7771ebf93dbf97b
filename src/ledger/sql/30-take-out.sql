-- Takes whole holdings out of circulation, back to their payers: one operation a holding. The callers hold the locks
-- of the accounts; what is no longer there, or empty, is passed over.
-- Inputs: the code (expire or recall), and the holdings with the id that each operation is to have.
create or replace function ledger.take_out(p_city_id integer, p_page ledger.page, p_now timestamptz, p_code text, p_actor uuid, p_digest uuid,
  p_ids uuid[], p_accounts uuid[], p_allocations uuid[], p_hands integer[])
returns table (holdings integer, amount bigint, employer_share bigint, city_share bigint)
language sql
as $$
  with taken as materialized (
    select h.*, w.id
      from unnest(p_ids, p_accounts, p_allocations, p_hands) w (id, account_id, allocation_id, hands)
      join ledger.holdings h on h.city_id = p_city_id and h.account_id = w.account_id and h.allocation_id = w.allocation_id and h.hands = w.hands
     where h.amount > 0
  ),
  operation as (
    insert into ledger.operations (city_id, id, code, from_account, to_account, amount, actor_id, request_digest, period, happened_at, recorded_at, block)
    select p_city_id, t.id, p_code, t.account_id, ledger.issue_account(), t.amount, p_actor, p_digest, p_page.period,
           ledger.city_time(p_page, p_now), p_now, p_page.block
      from taken t
  ),
  movement as (
    insert into ledger.transfers (city_id, operation_id, line, code, period, allocation_id, from_account, to_account, amount, employer_share, city_share,
           from_hands, from_step, from_amount_before, from_employer_before)
    select p_city_id, t.id, 1, p_code, p_page.period, t.allocation_id, t.account_id, ledger.issue_account(), t.amount, t.employer_share, t.city_share,
           t.hands, t.step + 1, t.amount, t.employer_share
      from taken t
  ),
  emptied as (
    update ledger.holdings h set amount = 0, employer_share = 0, city_share = 0, step = h.step + 1
      from taken t
     where h.city_id = p_city_id and h.account_id = t.account_id and h.allocation_id = t.allocation_id and h.hands = t.hands
  )
  select count(*)::integer, coalesce(sum(t.amount), 0)::bigint, coalesce(sum(t.employer_share), 0)::bigint, coalesce(sum(t.city_share), 0)::bigint
    from taken t
$$;

-- Whether what is left of an allocation in its first hands is under an order of recall.
create or replace function ledger.recall_stands(p_city_id integer, p_allocation_id uuid) returns boolean
language sql stable
as $$
  select coalesce((select r.stands from ledger.recall_orders r
    where r.city_id = p_city_id and r.allocation_id = p_allocation_id order by r.number desc limit 1), false)
$$;

-- What came back to wallets and links although it lapsed or was recalled meanwhile goes out again at once. The id of
-- each operation is made from the one that brought the notes back.
create or replace function ledger.settle_returned(p_city_id integer, p_page ledger.page, p_now timestamptz, p_operation_id uuid) returns void
language plpgsql
as $$
declare
  v_code text;
begin
  foreach v_code in array array['expire', 'recall'] loop
    perform ledger.take_out(p_city_id, p_page, p_now, v_code, ledger.issue_account(), p_operation_id,
              array_agg(ledger.derived_id(p_operation_id, v_code || ':' || t.line)), array_agg(t.to_account), array_agg(t.allocation_id),
              array_agg(t.to_hands::integer))
       from ledger.transfers t
       join ledger.allocations a on a.city_id = t.city_id and a.id = t.allocation_id
      where t.city_id = p_city_id and t.operation_id = p_operation_id and t.to_hands is not null
        and case v_code
              when 'expire' then a.expires_on <= p_page.lapsed_through
              else t.to_hands = 0 and ledger.recall_stands(p_city_id, a.id) end
     having count(*) > 0;
  end loop;
end
$$;
