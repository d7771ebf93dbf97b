-- A batch is the sum of its lines, which are numbered 1, 2, 3, and what went out was approved by another person.
select b.id::text as subject, row(b.lines, b.amount, b.lines)::text as expected,
       row(count(p.id), coalesce(sum(p.amount), 0), max(p.line_number))::text as found
  from payout_batches b left join payouts p on p.city_id = b.city_id and p.batch_id = b.id
 where b.city_id = $1
 group by b.id, b.lines, b.amount
having (b.lines::bigint, b.amount::numeric, b.lines) is distinct from (count(p.id), sum(p.amount), max(p.line_number))
union all
select b.id::text, 'approved by another person', coalesce(b.approved_by::text, 'nobody')
  from payout_batches b
 where b.city_id = $1 and b.state <> 'prepared' and (b.approved_by is null or b.approved_by = b.prepared_by)
