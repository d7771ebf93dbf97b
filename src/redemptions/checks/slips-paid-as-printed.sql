-- A slip paid, if anything, what is printed on it, out of the wallet of the person for whom it was printed.
select o.id::text as subject, row(s.employee_id, s.notes * s.note_yen)::text as expected,
       row(o.from_account, o.amount)::text as found
  from paper_slips l
  join paper_sheets s on s.city_id = $1 and s.id = l.sheet_id
  join ledger.operations o on o.city_id = $1 and o.code_id = l.id
 where l.city_id = $1 and (o.from_account, o.amount, o.code) is distinct from (s.employee_id, s.notes * s.note_yen, 'redeem')
