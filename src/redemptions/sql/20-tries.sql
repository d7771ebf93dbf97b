-- Those of the tries that are younger than a span of time, the oldest first.
create or replace function tries_within(p_tries timestamptz[], p_now timestamptz, p_span interval) returns timestamptz[]
language sql immutable parallel safe
as $$
  select array(select t from unnest(p_tries) t where p_now - t < p_span order by t)
$$;
