-- An invoice or credit note is the sum of its lines.
select i.id::text as subject, i.amount::text as expected, coalesce(sum(l.amount), 0)::text as found
  from invoices i left join invoice_lines l on l.city_id = i.city_id and l.invoice_id = i.id
 where i.city_id = $1
 group by i.id, i.amount
having i.amount <> coalesce(sum(l.amount), 0)
