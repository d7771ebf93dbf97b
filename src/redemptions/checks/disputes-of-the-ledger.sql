-- A dispute is about a redemption of its shop and its holder; an upheld one names the void that undid it.
select d.id::text as subject, row(d.shop_id, d.employee_id, d.void_id)::text as expected,
       row(o.shop_id, o.from_account, v.id)::text as found
  from redemption_disputes d
  left join ledger.operations o on o.city_id = $1 and o.id = d.redemption_id and o.code = 'redeem'
  left join ledger.operations v on v.city_id = $1 and v.undoes = d.redemption_id and v.id = d.void_id
 where d.city_id = $1 and (o.shop_id, o.from_account, v.id) is distinct from (d.shop_id, d.employee_id, d.void_id)
