-- What whoever is on call has to know of all cities together: how much waits, how late it is, what was proved when.
-- By the owner's rights, since it counts across cities; it gives numbers, and of names only states and those of jobs.
-- Every count ends at 100,000, and every age is found by an index: it costs the same however much there is.
-- Outputs: the figure, a label where it has one, its value; ages in seconds. A figure of which nothing is known has no row.
create or replace function monitoring_figures() returns table (figure text, label text, value double precision)
language sql stable security definer set search_path = public, pg_catalog, pg_temp
as $$
  with unsealed as (
    select extract(epoch from now() - written.at) as age
      from ledger.books b
     cross join lateral (select coalesce(max(s.block), 0) as block from ledger.seals s where s.city_id = b.city_id) sealed
     cross join lateral (
       select min(o.recorded_at) as at from (
         select o.recorded_at from ledger.operations o
          where o.city_id = b.city_id and o.block > sealed.block order by o.block limit 1000) o) written
  ), proved as (
    select extract(epoch from now() - coalesce(newest.verified_at, b.opened_at)) as age, newest.differences
      from ledger.books b
      left join lateral (
        select v.verified_at, v.differences from verifications v
         where v.city_id = b.city_id order by v.verified_at desc limit 1) newest on true
     where b.kind = 'live'
  ), to_close as (
    select extract(epoch from now() - (first_open.month + interval '1 month') at time zone 'Asia/Tokyo') as age
      from cities c
     cross join lateral (
       select coalesce(
         (select max(k.month) + interval '1 month' from closings k where k.city_id = c.id and k.state = 'approved'),
         (select min(p.starts_month) from programmes p where p.city_id = c.id)) as month) first_open
     where c.kind = 'live'
  ), due_webhooks as (
    select extract(epoch from now() - waiting.next_at) as age
      from webhook_subscriptions s
     cross join lateral (
       select min(d.next_at) as next_at from webhook_deliveries d
        where d.city_id = s.city_id and d.subscription_id = s.id and d.state = 'waiting' and d.next_at <= now()) waiting
     where s.state = 'active' and (s.rests_until is null or s.rests_until <= now())
  ), open_tasks as (
    select t.state, case t.state when 'waiting' then extract(epoch from now() - greatest(t.asked_at, t.not_before))
                                 else extract(epoch from now() - t.running_until) end as age
      from tasks t where t.ended_at is null
  )
  select 'letters', 'waiting', count(*)::double precision
    from (select from people.letters where state = 'waiting' limit 100000) l
  union all
  select 'letters', 'dead', count(*) from (select from people.letters where state = 'dead' limit 100000) l
  union all
  select 'letters_late', null, coalesce(extract(epoch from now() - min(next_at)), 0)
    from people.letters where state = 'waiting' and next_at <= now()
  union all
  select 'webhooks', 'waiting', count(*) from (select from webhook_deliveries where state = 'waiting' limit 100000) d
  union all
  select 'webhooks', 'dead', count(*) from (select from webhook_deliveries where state = 'dead' limit 100000) d
  union all
  select 'webhooks_late', null, greatest(max(age), 0) from due_webhooks
  union all
  select 'webhooks_switched_off', null, count(*) from webhook_subscriptions where state = 'off' and off_reason <> 'by_owner'
  union all
  select 'tasks', s.state, count(t.state) from unnest(array['waiting', 'running']) s (state)
    left join open_tasks t on t.state = s.state group by s.state
  union all
  select 'tasks_late', null, greatest(max(age), 0) from open_tasks
  union all
  select 'unsealed', null, greatest(max(age), 0) from unsealed
  union all
  select 'verified', null, max(age) from proved
  union all
  select 'differences', null, coalesce(sum(differences), 0) from proved
  union all
  select 'months_to_close', null, count(*) from to_close where age > 0
  union all
  select 'closing_late', null, greatest(max(age), 0) from to_close
  union all
  select 'job_done', job, extract(epoch from coalesce(done_at, known_since)) from job_rounds
  union all
  select 'job_failures', job, failures_in_row from job_rounds
  union all
  select 'clock', null, extract(epoch from clock_timestamp())
  union all
  select 'connections', 'used', count(*) from pg_stat_activity where backend_type = 'client backend'
  union all
  select 'connections', 'most', current_setting('max_connections')::integer
  union all
  select 'bytes', null, pg_database_size(current_database())
  union all
  select 'commits', null, xact_commit from pg_stat_database where datname = current_database()
  union all
  select 'deadlocks', null, deadlocks from pg_stat_database where datname = current_database()
  union all
  select 'standbys', null, count(*) from pg_stat_replication
  union all
  -- Known only where the owner may read it (grant pg_monitor), and where there is a standby.
  select 'replication_lag', null, extract(epoch from max(coalesce(replay_lag, '0'))) from pg_stat_replication where state is not null
  union all
  select 'archiving_failed', null, (last_failed_time > coalesce(last_archived_time, '-infinity'))::integer
    from pg_stat_archiver where current_setting('archive_mode') <> 'off' and last_failed_time is not null
$$;
