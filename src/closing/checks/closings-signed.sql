-- An approved closing was signed by another person than who prepared it, with every identity proved, and bears a seal
-- of the chain; the ledger posts nothing into it any more. $1 city.
select to_char(c.month, 'YYYY-MM') as subject, w.expected, w.found
  from closings c
  left join ledger.seals s on s.city_id = c.city_id and s.block = c.seal_block
 cross join lateral (values
   (c.state = 'approved' and c.approved_by is not distinct from c.prepared_by, 'two people', 'the same person twice'),
   (c.state = 'approved' and encode(s.mac, 'hex') is distinct from c.seal_mac, 'a seal of the chain', 'a seal that is not in it'),
   (c.state = 'approved' and exists (
      select from closing_identities i where i.city_id = $1 and i.month = c.month and not i.holds),
    'every identity proved', 'a broken one'),
   (not exists (select from ledger.blocks b where b.city_id = $1 and b.closed_through >= c.month),
    'a month closed in the ledger', 'one that is open')
 ) w (wrong, expected, found)
 where c.city_id = $1 and w.wrong
 order by 1, 2
