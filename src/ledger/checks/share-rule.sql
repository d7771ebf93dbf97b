-- Every taking from a holding follows the share rule; only what is taken back goes exactly as it came.
select t.operation_id || ':' || t.line as subject,
       ledger.taken_share(t.from_amount_before, t.from_employer_before, t.amount)::text as expected, t.employer_share::text as found
  from ledger.transfers t
 where t.city_id = $1 and t.from_amount_before is not null
   and case when t.exact then t.code <> 'take_back'
            else t.employer_share <> ledger.taken_share(t.from_amount_before, t.from_employer_before, t.amount) end
