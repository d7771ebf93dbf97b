import type { SignalRule } from '../signal-rule.js';
import { subject, threshold } from './parts.js';

/** Bank details that were changed only days before a payout went to them (real time). */
export const accountChangedBeforePayout: SignalRule = {
  kind: 'account_changed_before_payout',
  defaults: { days: 7 },
  sql: `select p.merchant_id || ' ' || p.bank_account_number as fact,
           jsonb_build_array(${subject('merchant', 'p.merchant_id')}, ${subject('payout_batch', '(array_agg(b.id order by b.prepared_at))[1]')}) as subjects,
           jsonb_build_object('bankAccountNumber', p.bank_account_number, 'payouts', to_jsonb(array_agg(p.id order by p.id)), 'yen', sum(p.amount),
             'hoursBefore', min(extract(epoch from b.prepared_at - d.recorded_at) / 3600)::integer) as evidence
      from payouts p
      join payout_batches b on b.city_id = p.city_id and b.id = p.batch_id
      join merchant_bank_accounts d on d.city_id = p.city_id and d.merchant_id = p.merchant_id and d.number = p.bank_account_number
     where p.city_id = $1 and p.details_changed and b.prepared_at >= now() - interval '62 days'
       and b.prepared_at < d.recorded_at + make_interval(days => ${threshold('days')})
     group by p.merchant_id, p.bank_account_number`,
};
