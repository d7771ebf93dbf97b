-- By which reports find their place in a long history. All of them cost next to nothing to keep.

-- A block by the day on which it began on the city's own clock.
create index blocks_by_day on ledger.blocks (city_id, coalesce(clock_on, (begun_at at time zone 'Asia/Tokyo')::date), block);
-- What was issued in a fiscal year: rows lie in the order of their issuing.
create index allocations_by_issued_month on ledger.allocations using brin (issued_month);
