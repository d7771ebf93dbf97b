-- Every operation is a declared movement between accounts that exist; its transfers are its own and add up to it.
with lines as (
  select t.operation_id, sum(t.amount) as amount, min(t.code) as code, max(t.code) as code_too, min(t.period) as period, max(t.period) as period_too,
         min(t.from_account::text) as from_account, max(t.from_account::text) as from_too, min(t.to_account::text) as to_account, max(t.to_account::text) as to_too
    from ledger.transfers t where t.city_id = $1 group by t.operation_id
)
select coalesce(o.id, l.operation_id)::text as subject,
       row(o.amount, o.code, o.period, o.from_account, o.to_account, f.kind, g.kind)::text as expected,
       row(l.amount, l.code, l.period, l.from_account, l.to_account, m.from_kind, m.to_kind)::text as found
  from (select * from ledger.operations where city_id = $1) o
  full join lines l on l.operation_id = o.id
  left join ledger.accounts f on f.city_id = $1 and f.id = o.from_account
  left join ledger.accounts g on g.city_id = $1 and g.id = o.to_account
  left join (values
      ('issue', 'issue', 'wallet'), ('give', 'wallet', 'wallet'), ('give', 'wallet', 'link'), ('claim', 'link', 'wallet'),
      ('take_back', 'wallet', 'wallet'), ('take_back', 'link', 'wallet'), ('redeem', 'wallet', 'merchant'), ('void', 'merchant', 'wallet'),
      ('expire', 'wallet', 'issue'), ('expire', 'link', 'issue'), ('recall', 'wallet', 'issue'), ('recall', 'link', 'issue'),
      ('unexpire', 'issue', 'wallet'), ('unexpire', 'issue', 'link'), ('unrecall', 'issue', 'wallet'), ('unrecall', 'issue', 'link')
    ) m (code, from_kind, to_kind) on m.code = o.code and m.from_kind = f.kind and m.to_kind = g.kind
 where m.code is null
    or (o.amount, o.code, o.period, o.from_account::text, o.to_account::text) is distinct from (l.amount, l.code, l.period, l.from_account, l.to_account)
    or (l.code, l.period, l.from_account, l.to_account) is distinct from (l.code_too, l.period_too, l.from_too, l.to_too)
