import type { SignalRule } from '../signal-rule.js';
import { employerOn, idsOf, MONTH, operationsOf, subject, threshold } from './parts.js';

/**
 * A shop lives on the staff of one employer: of its own (the same corporate number), or of any in far larger part than
 * that employer has in the whole city.
 */
export const ownStaffTakings: SignalRule = {
  kind: 'own_staff_takings',
  defaults: { least_yen: 50_000, own_percent: 40, one_percent: 80, times_of_city: 3 },
  sql: `with paid as (
      select o.id, o.to_account as merchant, o.from_account as payer, o.amount, o.day, ${employerOn('o.from_account', 'o.day')} as employer
        from (${operationsOf('redeem')}) o
    ),
    cells as (
      select merchant, employer, sum(amount) as yen, count(*) as payments, count(distinct payer) as payers, ${idsOf('id', 'day')} as operations
        from paid group by merchant, employer
    ),
    shares as (
      select c.*, sum(yen) over (partition by merchant) as of_merchant, sum(yen) over (partition by employer) as of_employer, sum(yen) over () as of_city
        from cells c
    )
    select s.merchant || ' ' || s.employer || ' ' || ${MONTH} as fact,
           jsonb_build_array(${subject('merchant', 's.merchant')}, ${subject('employer', 's.employer')}) as subjects,
           jsonb_build_object('yen', s.yen, 'merchantYen', s.of_merchant, 'sharePercent', round(100 * s.yen / s.of_merchant), 'payments', s.payments,
             'payers', s.payers, 'ownStaff', p.corporate_number is not distinct from m.corporate_number, 'operations', s.operations) as evidence
      from shares s
      join merchants m on m.city_id = $1 and m.id = s.merchant
      join employers p on p.city_id = $1 and p.id = s.employer
     where s.yen >= ${threshold('least_yen')}
       and (p.corporate_number = m.corporate_number and 100 * s.yen >= ${threshold('own_percent')} * s.of_merchant
            or 100 * s.yen >= ${threshold('one_percent')} * s.of_merchant
               and s.yen * s.of_city >= ${threshold('times_of_city')} * s.of_employer * s.of_merchant)`,
};
