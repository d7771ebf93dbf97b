-- The employer share of what moves when `take` yen are taken from a holding of `amount` yen with `employer` yen of the
-- employer: the holding keeps floor(employer x (amount - take) / amount), what moves carries the rest. The twin of
-- takenShare in src/domain/shares.ts.
create or replace function ledger.taken_share(amount integer, employer integer, take integer) returns integer
language sql immutable parallel safe
return (employer - employer::bigint * (amount - take) / amount)::integer;

-- An id that anybody can make again from what it is for: UUIDv8 (RFC 9562) of the first 16 bytes of
-- sha256(seed || ':' || label). The twin of derivedId in src/domain/operation-key.ts. In plpgsql, since an issuance makes a
-- million of them: the hash has to be named, and a query that names it would be begun anew for each.
create or replace function ledger.derived_id(seed uuid, label text) returns uuid
language plpgsql immutable parallel safe
as $$
declare
  bytes bytea := substr(sha256(convert_to(seed::text || ':' || label, 'UTF8')), 1, 16);
begin
  return encode(set_byte(set_byte(bytes, 6, get_byte(bytes, 6) & 15 | 128), 8, get_byte(bytes, 8) & 63 | 128), 'hex')::uuid;
end
$$;

-- The issue account of every city: where coupons come from and what lapsed or was recalled goes back to.
create or replace function ledger.issue_account() returns uuid
language sql immutable parallel safe
return '00000000-0000-0000-0000-000000000000'::uuid;
