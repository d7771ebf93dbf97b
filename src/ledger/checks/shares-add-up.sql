-- Invariant 2. Employer share + city share = amount, and no part is below zero, on every row.
select kind || ' ' || id as subject, amount::text as expected, employer_share || ' + ' || city_share as found
  from (
    select 'allocation' as kind, id::text, amount, employer_share, city_share from ledger.allocations where city_id = $1
    union all
    select 'transfer', operation_id || ':' || line, amount, employer_share, city_share from ledger.transfers where city_id = $1
    union all
    select 'holding', account_id || ':' || allocation_id || ':' || hands, amount, employer_share, city_share from ledger.holdings where city_id = $1
  ) yen
 where employer_share + city_share <> amount or employer_share < 0 or city_share < 0 or amount < 0
