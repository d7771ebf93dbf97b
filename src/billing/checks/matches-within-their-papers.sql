-- What is counted never passes the receipt, the credit note or the invoice; credit notes are counted for invoices of
-- their own employer, and receipts for invoices.
with counted as (
  select m.* from receipt_matches m where m.city_id = $1 and m.undone_at is null
)
select 'receipt ' || r.id as subject, 'at most ' || r.amount as expected, sum(m.amount)::text as found
  from counted m join receipts r on r.city_id = $1 and r.id = m.receipt_id
 group by r.id, r.amount having sum(m.amount) > r.amount
union all
select i.kind || ' ' || i.id, 'at most ' || i.amount, sum(m.amount)::text
  from counted m join invoices i on i.city_id = $1 and i.id in (m.invoice_id, m.credit_note_id)
 group by i.kind, i.id, i.amount having sum(m.amount) > i.amount
union all
select 'match ' || m.id, 'papers that fit', row(i.kind, c.kind)::text
  from counted m
  join invoices i on i.city_id = $1 and i.id = m.invoice_id
  left join invoices c on c.city_id = $1 and c.id = m.credit_note_id
 where i.kind <> 'invoice' or c.kind <> 'credit_note' or c.employer_id <> i.employer_id
