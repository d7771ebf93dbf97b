import type { SignalRule } from '../signal-rule.js';
import { subject, threshold } from './parts.js';

/** The file of one batch of payouts is asked for again and again, whatever was answered. */
export const repeatedExport: SignalRule = {
  kind: 'repeated_export',
  defaults: { times: 3 },
  sql: `select b.id::text as fact,
           jsonb_build_array(${subject('payout_batch', 'b.id')})
             || (select jsonb_agg(jsonb_build_object('type', 'actor', 'id', p)) from unnest(array_agg(distinct a.actor_id)) p) as subjects,
           jsonb_build_object('times', count(*), 'refused', count(*) filter (where a.outcome <> 'done'), 'acts', to_jsonb((array_agg(a.id order by a.id))[1:50])) as evidence
      from audit_acts a
      join payout_batches b on b.city_id = a.city_id and b.id = any (a.object_ids)
     where a.city_id = $1 and a.permission = 'payouts.export' and a.kind = 'change' and a.route like '%/export'
       and a.begun_at >= now() - interval '62 days'
     group by b.id
    having count(*) >= ${threshold('times')}`,
};
