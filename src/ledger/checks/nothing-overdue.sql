-- What has lapsed or is under an order of recall is nowhere held any more.
select h.account_id || ':' || h.allocation_id || ':' || h.hands as subject, 'lapsed by ' || h.expires_on as expected, h.amount::text as found
  from ledger.holdings h
 where h.city_id = $1 and h.amount > 0
   and h.expires_on <= (select b.lapsed_through from ledger.blocks b where b.city_id = $1 order by b.block desc limit 1)
union all
select h.account_id || ':' || h.allocation_id || ':' || h.hands, 'recalled', h.amount::text
  from ledger.holdings h
  join (select distinct on (r.allocation_id) r.allocation_id, r.stands from ledger.recall_orders r where r.city_id = $1
         order by r.allocation_id, r.number desc) r on r.allocation_id = h.allocation_id and r.stands
 where h.city_id = $1 and h.amount > 0 and h.hands = 0
