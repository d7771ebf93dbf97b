import {
  ANY_OPERATION,
  anySince,
  NEW_OPERATION,
  NEWS_DAYS,
  type NewsQuery,
  NOT_UNDONE,
  NOTES_OF,
} from './news-query.js';

/** An approval or activation that is new, with the rules of the programme that hold today. */
const NEW_ENROLMENT = `
    from enrolment_events ev
    join enrolments en on en.city_id = ev.city_id and en.id = ev.enrolment_id
    join employees e on e.city_id = en.city_id and e.id = en.employee_id
    join programmes p on p.city_id = en.city_id and p.id = en.programme_id
    cross join lateral (
      select r.requires_activation from programme_rules r
       where r.city_id = p.city_id and r.programme_id = p.id
       order by r.effective_month <= $4::date desc, abs(r.effective_month - $4::date) limit 1) rule
   where ev.city_id = $1 and ev.recorded_at >= to_timestamp($3 / 1e6) and ev.on_date >= $4::date - ${NEWS_DAYS}`;

export const enrolled: NewsQuery = {
  position: 'moment',
  any: anySince('enrolment_events', 'recorded_at'),
  sql: `
  select distinct e.id as recipient_id, en.id as subject_id, e.email, e.name,
         jsonb_build_object('programme', p.name, 'firstMonth', to_char(en.first_month, 'YYYY-MM'),
                            'lastMonth', to_char(en.last_month, 'YYYY-MM')) as facts
  ${NEW_ENROLMENT} and ev.event in ('approve', 'activate') and en.state in ('approved', 'active')
     and (en.activated_at is not null or not rule.requires_activation)`,
};

export const activationNeeded: NewsQuery = {
  position: 'moment',
  any: anySince('enrolment_events', 'recorded_at'),
  sql: `
  select distinct e.id as recipient_id, en.id as subject_id, e.email, e.name,
         jsonb_build_object('programme', p.name) as facts
  ${NEW_ENROLMENT} and ev.event = 'approve' and en.state = 'approved'
     and en.activated_at is null and rule.requires_activation`,
};

export const couponsArrived: NewsQuery = {
  position: 'block',
  any: ANY_OPERATION,
  sql: `
  select e.id as recipient_id, o.id as subject_id, e.email, e.name,
         jsonb_build_object('month', to_char(a.month, 'YYYY-MM'), 'notes', o.amount / a.note_yen, 'amount', o.amount,
                            'expiresOn', a.expires_on) as facts
    from ledger.operations o
    join ledger.allocations a on a.city_id = o.city_id and a.id = o.id
    join employees e on e.city_id = o.city_id and e.id = o.to_account
   where ${NEW_OPERATION} and o.code = 'issue'`,
};

/** The time of day until which thanks can be taken back by the rules of the city's main programme, if it is still to come. */
const TAKE_BACK_UNTIL = `
    left join lateral (
      select o.recorded_at + r.take_back_minutes * interval '1 minute' as until
        from programmes p
        join programme_rules r on r.city_id = p.city_id and r.programme_id = p.id and r.effective_month <= $4::date
       where p.city_id = o.city_id
       order by p.created_at, p.id, r.effective_month desc limit 1) rule on rule.until > now()`;

/** To the one who was thanked and nobody else: who gave, and with what words, an employer never learns. */
export const thanksReceived: NewsQuery = {
  position: 'block',
  any: ANY_OPERATION,
  sql: `
  select e.id as recipient_id, o.id as subject_id, e.email, e.name,
         jsonb_build_object('giver', g.name, 'message', th.message, 'notes', moved.notes, 'amount', o.amount,
                            'expiresOn', moved.expires_on, 'takeBackUntil',
                            to_char(rule.until at time zone 'Asia/Tokyo', 'HH24:MI')) as facts
    from ledger.operations o
    join thanks th on th.city_id = o.city_id and th.operation_id = o.id
    join employees g on g.city_id = th.city_id and g.id = th.giver_id
    join employees e on e.city_id = o.city_id and e.id = o.to_account
    ${NOTES_OF}
    ${TAKE_BACK_UNTIL}
   where ${NEW_OPERATION} and o.code = 'give' and ${NOT_UNDONE}`,
};

export const paymentTaken: NewsQuery = {
  position: 'block',
  any: ANY_OPERATION,
  sql: `
  select e.id as recipient_id, o.id as subject_id, e.email, e.name,
         jsonb_build_object('shop', s.name, 'notes', moved.notes, 'amount', o.amount,
                            'day', (o.happened_at at time zone 'Asia/Tokyo')::date,
                            'time', to_char(o.happened_at at time zone 'Asia/Tokyo', 'HH24:MI')) as facts
    from ledger.operations o
    join employees e on e.city_id = o.city_id and e.id = o.from_account
    join shops s on s.city_id = o.city_id and s.id = o.shop_id
    ${NOTES_OF}
   where ${NEW_OPERATION} and o.code = 'redeem' and ${NOT_UNDONE}`,
};

/** Slips of paper can be spent by whoever holds them, so their owner hears of every sheet. */
export const slipsPrinted: NewsQuery = {
  position: 'moment',
  any: anySince('paper_sheets', 'made_at'),
  sql: `
  select e.id as recipient_id, s.id as subject_id, e.email, e.name,
         jsonb_build_object('slips', s.slips, 'usableThrough', s.usable_through) as facts
    from paper_sheets s
    join employees e on e.city_id = s.city_id and e.id = s.employee_id
   where s.city_id = $1 and s.made_at >= to_timestamp($3 / 1e6) and s.made_at >= now() - ${NEWS_DAYS} * interval '1 day'`,
};

/** Coupons whose last day is so many days ahead; the last day is the subject, so each is told of once. */
const lapses = (fromDays: number, throughDays: number): NewsQuery => ({
  position: 'today',
  any: 'true',
  sql: `
  select e.id as recipient_id, ledger.derived_id(e.id, 'lapse:' || h.expires_on) as subject_id, e.email, e.name,
         jsonb_build_object('notes', sum(h.amount / h.note_yen), 'amount', sum(h.amount), 'expiresOn', h.expires_on) as facts
    from ledger.holdings h
    join employees e on e.city_id = h.city_id and e.id = h.account_id
   where h.city_id = $1 and h.amount > 0
     and h.expires_on between $4::date + ${fromDays} and $4::date + ${throughDays}
   group by e.id, e.email, e.name, h.expires_on`,
});

export const lapse30 = lapses(8, 30);
export const lapse7 = lapses(0, 7);
