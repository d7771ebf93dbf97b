-- Redemptions come in as an array of their own type: to read one out of JSON cost as much as to write it into the book.
-- The function of before is the definer's; on an empty database there is none yet.
do $$
begin
  if to_regprocedure('ledger.redeem(integer, jsonb)') is not null then
    set local role sankyu_ledger;
    drop function ledger.redeem(integer, jsonb);
    reset role;
  end if;
end
$$;

-- What an item of ledger.redeem draws from one holding: of what it held, so much, by the share rule. Where it is refused,
-- the one line of it says why.
create type ledger.redeem_line as (
  item integer,
  id uuid,
  wallet uuid,
  merchant uuid,
  shop uuid,
  actor uuid,
  code uuid,
  digest uuid,
  note_yen integer,
  want integer,
  received timestamptz,
  day date,
  refusal text,
  allocation_id uuid,
  hands smallint,
  step integer,
  held integer,
  employer integer,
  line smallint,
  take integer,
  employer_take integer,
  employer_sum integer,
  last boolean
);
