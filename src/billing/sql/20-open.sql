-- What of each invoice and credit note is not yet counted for another paper or paid by a receipt.
create or replace function billing_open(p_city_id integer)
returns table (
  id uuid, kind text, fiscal_year integer, number integer, employer_id uuid, programme_id uuid, month date, basis text,
  issued_on date, due_on date, amount bigint, open bigint)
language sql stable
as $$
  select i.id, i.kind, i.fiscal_year, i.number, i.employer_id, i.programme_id, i.month, i.basis, i.issued_on, i.due_on, i.amount,
         i.amount - coalesce(case i.kind when 'invoice' then paid.amount else used.amount end, 0)
    from invoices i
    left join (select m.invoice_id, sum(m.amount)::bigint as amount from receipt_matches m
                where m.city_id = p_city_id and m.undone_at is null group by m.invoice_id) paid on paid.invoice_id = i.id
    left join (select m.credit_note_id, sum(m.amount)::bigint as amount from receipt_matches m
                where m.city_id = p_city_id and m.undone_at is null group by m.credit_note_id) used on used.credit_note_id = i.id
   where i.city_id = p_city_id
$$;
