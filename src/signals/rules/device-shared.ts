import type { SignalRule } from '../signal-rule.js';
import { threshold } from './parts.js';

/** Several employees are signed in at one and the same telephone or computer. Only hashes of devices are known. */
export const deviceShared: SignalRule = {
  kind: 'device_shared',
  defaults: { employees: 2 },
  onlyLive: true,
  sql: `select md5(s.device_hash) as fact,
           (select jsonb_agg(jsonb_build_object('type', 'employee', 'id', e) order by e) from unnest(array_agg(distinct r.employee_id)) e) as subjects,
           jsonb_build_object('employees', count(distinct r.employee_id), 'accounts', count(distinct s.account_id), 'sessions', count(distinct s.id)) as evidence
      from role_grants r
      join people.sessions s on s.account_id = r.account_id
     where r.city_id = $1 and r.employee_id is not null and s.device_hash is not null
       and s.last_seen_at >= $2::date::timestamp at time zone 'Asia/Tokyo'
       and s.started_at < ($3::date + 1)::timestamp at time zone 'Asia/Tokyo'
     group by s.device_hash
    having count(distinct r.employee_id) >= ${threshold('employees')}`,
};
