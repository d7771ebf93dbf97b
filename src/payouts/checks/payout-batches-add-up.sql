-- A batch is the sum of its lines, which are numbered 1, 2, 3, and what went out was approved by another person. A batch
-- that was withdrawn never went out and has no other lines than withdrawn ones. A file says once of an account that it is new.
select b.id::text as subject, row(b.lines, b.amount, b.lines)::text as expected,
       row(count(p.id), coalesce(sum(p.amount), 0), max(p.line_number))::text as found
  from payout_batches b left join payouts p on p.city_id = b.city_id and p.batch_id = b.id
 where b.city_id = $1
 group by b.id, b.lines, b.amount
having (b.lines::bigint, b.amount::numeric, b.lines) is distinct from (count(p.id), sum(p.amount), max(p.line_number))
union all
select b.id::text, 'approved by another person', coalesce(b.approved_by::text, 'nobody')
  from payout_batches b
 where b.city_id = $1
   and (b.state not in ('prepared', 'withdrawn') and b.approved_by is null or b.approved_by in (b.prepared_by, b.withdrawn_by))
union all
select p.id::text, 'withdrawn with its batch, unsent', row(b.state, b.exported_at, p.state)::text
  from payouts p join payout_batches b on b.city_id = p.city_id and b.id = p.batch_id
 where p.city_id = $1 and ((b.state = 'withdrawn') <> (p.state = 'withdrawn') or b.state = 'withdrawn' and b.exported_at is not null)
union all
select row(p.merchant_id, p.bank_account_number)::text, 'new once', string_agg(distinct p.batch_id::text, ', ')
  from payouts p
 where p.city_id = $1 and p.new_code in (1, 2)
 group by p.merchant_id, p.bank_account_number having count(distinct p.batch_id) > 1
