import { anySince, NEWS_DAYS, type NewsQuery } from './news-query.js';

/**
 * The people behind a merchant or an employer: whoever has the role there now, or, as long as nobody has, the address
 * that it gave the city.
 */
const deskOf = (table: 'merchants' | 'employers', column: string, role: string, id: string) => `
      select a.id, a.email, a.name
        from role_grants g join people.accounts a on a.id = g.account_id
       where g.city_id = $1 and g.${column} = ${id} and g.role = '${role}' and g.ended_at is null and a.closed_at is null
      union all
      select h.id, h.contact_email, h.name from ${table} h
       where h.city_id = $1 and h.id = ${id}
         and not exists (select from role_grants g
                          where g.city_id = $1 and g.${column} = h.id and g.role = '${role}' and g.ended_at is null)`;

const ownersOf = (id: string) => deskOf('merchants', 'merchant_id', 'merchant_owner', id);
const hrOf = (id: string) => deskOf('employers', 'employer_id', 'employer_hr', id);

/** A payout that the bank says it has made. */
export const payoutMade: NewsQuery = {
  position: 'moment',
  any: anySince('payouts', 'answered_at', "t.state = 'paid'"),
  sql: `
  select desk.id as recipient_id, p.id as subject_id, desk.email, desk.name,
         jsonb_build_object('amount', p.amount, 'month', to_char(s.month, 'YYYY-MM'), 'day', b.pay_on) as facts
    from payouts p
    join payout_batches b on b.city_id = p.city_id and b.id = p.batch_id
    join settlements s on s.city_id = p.city_id and s.id = p.settlement_id
    cross join lateral (${ownersOf('p.merchant_id')}) desk
   where p.city_id = $1 and p.state = 'paid' and p.answered_at >= to_timestamp($3 / 1e6)
     and p.answered_at >= now() - ${NEWS_DAYS} * interval '1 day'`,
};

/**
 * Certifications whose last day is so many days ahead; not those for whose renewal somebody has applied, or that have
 * a follower already.
 */
const ends = (fromDays: number, throughDays: number): NewsQuery => ({
  position: 'today',
  any: 'true',
  sql: `
  select desk.id as recipient_id, c.id as subject_id, desk.email, desk.name,
         jsonb_build_object('number', c.number, 'validUntil', c.valid_until) as facts
    from certifications c
    cross join lateral (${ownersOf('c.merchant_id')} union all ${hrOf('c.employer_id')}) desk
   where c.city_id = $1 and c.state = 'certified' and c.followed_by is null
     and c.valid_until between $4::date + ${fromDays} and $4::date + ${throughDays}
     and not exists (select from certifications r where r.city_id = $1 and r.renews = c.id and r.state = 'applied')`,
});

export const certificateEnds60 = ends(31, 60);
export const certificateEnds30 = ends(0, 30);
