import { MONTH, subject, threshold } from './parts.js';

/** The statement for one kind of refusal, counted by shop and person over the month. */
export function refusedPayments(refusal: 'own_merchant' | 'code_used'): string {
  return `select r.shop_id || ' ' || r.employee_id || ' ' || ${MONTH} as fact,
           jsonb_build_array(${subject('shop', 'r.shop_id')}, ${subject('employee', 'r.employee_id')}) as subjects,
           jsonb_build_object('tries', sum(r.tries), 'days', count(*)) as evidence
      from refused_payments r
     where r.city_id = $1 and r.refusal = '${refusal}' and r.day between $2::date and $3::date
     group by r.shop_id, r.employee_id
    having sum(r.tries) >= ${threshold('tries')}`;
}
