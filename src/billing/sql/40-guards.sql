-- What must hold of the city's papers and of what is counted for them, whoever writes.

-- The numbers of invoices and credit notes have no gaps: at the end of each transaction that drew some, the counter
-- stands at the highest number and at how many there are; and no number stands above its counter. Numbers are unique
-- and papers are never removed, so this proves 1, 2, 3 ... without a gap.
create or replace function billing_check_counter() returns trigger
language plpgsql
as $$
declare
  v_drawn paper_counters := case tg_op when 'DELETE' then old else new end;
  v_last integer;
  v_papers bigint;
  v_highest integer;
begin
  if v_drawn.paper not in ('invoice', 'credit_note') then
    return null;
  end if;
  select coalesce(max(c.last_number), 0) into v_last from paper_counters c
   where c.city_id = v_drawn.city_id and c.paper = v_drawn.paper and c.fiscal_year = v_drawn.fiscal_year;
  select count(*), coalesce(max(i.number), 0) into v_papers, v_highest from invoices i
   where i.city_id = v_drawn.city_id and i.kind = v_drawn.paper and i.fiscal_year = v_drawn.fiscal_year;
  if v_papers <> v_highest or v_highest <> v_last then
    raise exception using errcode = '23514', constraint = 'invoices_numbers_without_gaps',
      message = format('%s papers, the highest number %s, the counter at %s', v_papers, v_highest, v_last);
  end if;
  return null;
end
$$;

create or replace function billing_check_paper() returns trigger
language plpgsql
as $$
declare
  v_last integer;
  v_sum bigint;
begin
  select c.last_number into v_last from paper_counters c
   where c.city_id = new.city_id and c.paper = new.kind and c.fiscal_year = new.fiscal_year;
  if v_last is null or new.number > v_last or new.number < 1 then
    raise exception using errcode = '23514', constraint = 'invoices_numbers_without_gaps',
      message = format('number %s was not drawn from the counter, which stands at %s', new.number, v_last);
  end if;
  select sum(l.amount) into v_sum from invoice_lines l where l.city_id = new.city_id and l.invoice_id = new.id;
  if v_sum is distinct from new.amount then
    raise exception using errcode = '23514', constraint = 'invoices_lines_add_up',
      message = format('the lines of %s add up to %s, not %s', new.id, v_sum, new.amount);
  end if;
  return null;
end
$$;

-- All lines of a paper are written by one statement, so a line cannot be added later either. City by city, and gathered
-- first: where cities are spread over a cluster, a transition table cannot be joined with their tables.
create or replace function billing_check_lines() returns trigger
language plpgsql set search_path = public, pg_catalog, pg_temp
as $$
declare
  v_city_id integer;
  v_ids uuid[];
  v_wrong uuid;
begin
  for v_city_id in select distinct a.city_id from added a loop
    v_ids := array(select distinct a.invoice_id from added a where a.city_id = v_city_id);
    select i.id into v_wrong
      from invoices i
     where i.city_id = v_city_id and i.id = any (v_ids)
       and i.amount is distinct from (select sum(l.amount) from invoice_lines l where l.city_id = v_city_id and l.invoice_id = i.id)
     limit 1;
    if v_wrong is not null then
      raise exception using errcode = '23514', constraint = 'invoices_lines_add_up',
        message = format('the lines of %s do not add up to it', v_wrong);
    end if;
  end loop;
  return null;
end
$$;

do $$
begin
  drop trigger if exists paper_counters_without_gaps on paper_counters;
  create constraint trigger paper_counters_without_gaps after insert or update or delete on paper_counters
    deferrable initially deferred for each row execute function billing_check_counter();
  drop trigger if exists invoices_drawn_and_added_up on invoices;
  create constraint trigger invoices_drawn_and_added_up after insert on invoices
    deferrable initially deferred for each row execute function billing_check_paper();
  create or replace trigger invoice_lines_add_up after insert on invoice_lines
    referencing new table as added for each statement execute function billing_check_lines();
end
$$;

-- What is counted never passes the receipt, the credit note or the invoice, also when two people count at once: the
-- rows are held, in one order, before the sums are taken. A definer's function, since the application may not change
-- receipts and papers and so may not hold them either.
create or replace function billing_check_match() returns trigger
language plpgsql security definer set search_path = public, pg_catalog, pg_temp
as $$
declare
  v_receipt bigint;
  v_invoice invoices;
  v_credit invoices;
  v_counted bigint;
begin
  if tg_op = 'UPDATE' and (old.undone_at is not null
     or (to_jsonb(old) - array['undone_by', 'undone_at', 'undo_reason']) <> (to_jsonb(new) - array['undone_by', 'undone_at', 'undo_reason'])) then
    raise exception using errcode = '23514', constraint = 'receipt_matches_only_undone', message = 'a match is only ever undone, once';
  end if;
  if new.undone_at is not null then
    return null;
  end if;
  if new.receipt_id is not null then
    select r.amount into v_receipt from receipts r where r.city_id = new.city_id and r.id = new.receipt_id for no key update;
    select sum(m.amount) into v_counted from receipt_matches m
     where m.city_id = new.city_id and m.receipt_id = new.receipt_id and m.undone_at is null;
    if v_counted > v_receipt then
      raise exception using errcode = '23514', constraint = 'receipt_matches_within_receipt',
        message = format('%s yen are counted of a receipt of %s', v_counted, v_receipt);
    end if;
  end if;
  perform from invoices i where i.city_id = new.city_id and i.id in (new.invoice_id, new.credit_note_id) order by i.id for no key update;
  select * into v_invoice from invoices i where i.city_id = new.city_id and i.id = new.invoice_id;
  select * into v_credit from invoices i where i.city_id = new.city_id and i.id = new.credit_note_id;
  if v_invoice.kind <> 'invoice' or v_credit.kind <> 'credit_note' or v_credit.employer_id <> v_invoice.employer_id then
    raise exception using errcode = '23514', constraint = 'receipt_matches_papers_fit',
      message = 'only receipts, and credit notes of the same employer, are counted, and only for invoices';
  end if;
  select sum(m.amount) into v_counted from receipt_matches m
   where m.city_id = new.city_id and m.invoice_id = new.invoice_id and m.undone_at is null;
  if v_counted > v_invoice.amount then
    raise exception using errcode = '23514', constraint = 'receipt_matches_within_invoice',
      message = format('%s yen are counted for an invoice of %s', v_counted, v_invoice.amount);
  end if;
  select sum(m.amount) into v_counted from receipt_matches m
   where m.city_id = new.city_id and m.credit_note_id = new.credit_note_id and m.undone_at is null;
  if v_counted > v_credit.amount then
    raise exception using errcode = '23514', constraint = 'receipt_matches_within_credit_note',
      message = format('%s yen are counted of a credit note of %s', v_counted, v_credit.amount);
  end if;
  return null;
end
$$;
create or replace trigger receipt_matches_guarded after insert or update on receipt_matches
  for each row execute function billing_check_match();

-- A match is never removed: it is undone.
create or replace function billing_refuse_removal() returns trigger
language plpgsql
as $$
begin
  raise exception using errcode = '23514', constraint = tg_table_name || '_never_removed',
    message = format('%s are never removed', tg_table_name);
end
$$;
create or replace trigger receipt_matches_never_removed before delete or truncate on receipt_matches
  for each statement execute function billing_refuse_removal();
