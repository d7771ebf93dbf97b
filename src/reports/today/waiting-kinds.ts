import type { Permission } from '../../people/policy.js';

/** What may wait in a city: who is shown it, and who can do what it waits for. */
interface WaitingKind {
  sees: Permission;
  acts: Permission;
}

/** In the order in which they are shown: what hurts people first, then what holds money up. */
export const WAITING = {
  pressure_reports: { sees: 'pressure.read', acts: 'pressure.decide' },
  enrolments: { sees: 'enrolments.compare', acts: 'enrolments.decide' },
  likely_doubles: { sees: 'enrolments.compare', acts: 'enrolments.decide' },
  certification_applications: { sees: 'certifications.list', acts: 'certifications.decide' },
  certification_answers: { sees: 'certifications.list', acts: 'applications.review' },
  disputes: { sees: 'disputes.read', acts: 'disputes.decide' },
  signals: { sees: 'signals.read', acts: 'signals.decide' },
  payout_holds: { sees: 'payout_holds.read', acts: 'payout_holds.lift' },
  bank_account_changes: { sees: 'bank_accounts.decide', acts: 'bank_accounts.decide' },
  months_to_close: { sees: 'closing.read', acts: 'closing.prepare' },
  closings: { sees: 'closing.read', acts: 'closing.approve' },
  payout_batches: { sees: 'payouts.read_batches', acts: 'payouts.approve' },
  payout_files: { sees: 'payouts.read_batches', acts: 'payouts.export' },
  payout_results: { sees: 'payouts.read_batches', acts: 'payouts.export' },
  receipts: { sees: 'receipts.read', acts: 'receipts.write' },
  arrears: { sees: 'receipts.read', acts: 'receipts.write' },
  recovery_requests: { sees: 'recoveries.approve', acts: 'recoveries.approve' },
  failed_tasks: { sees: 'tasks.read', acts: 'tasks.read' },
} as const satisfies Record<string, WaitingKind>;

export type WaitingName = keyof typeof WAITING;
export const waitingNames = Object.keys(WAITING) as WaitingName[];

/**
 * One row for each thing that waits: `about` (a business, a shop, a month; never a person's name), `since` (a day or a
 * moment), `yen`, `mine` (true where whoever asks has done the first of two people's parts). `w` gives the city, its
 * today, who asks, and the kinds of tasks that he or she may see.
 */
export const READ_BY_SQL: Record<Exclude<WaitingName, 'likely_doubles' | 'recovery_requests'>, string> = {
  pressure_reports: `select null::text as about, r.told_at as since, null::bigint as yen, false as mine
            from who w join pressure_reports r on r.city_id = w.city and r.state = 'open'`,
  enrolments: `select e.name as about, v.recorded_at as since, null::bigint as yen, v.actor_id = w.me as mine
            from who w
            join enrolments n on n.city_id = w.city and n.state = 'applied'
            join employers e on e.city_id = w.city and e.id = n.employer_id
            join enrolment_events v on v.city_id = w.city and v.enrolment_id = n.id and v.event = 'apply'`,
  certification_applications: `select coalesce(m.name, e.name) as about, c.applied_on as since, null::bigint as yen, false as mine
            from who w
            join certifications c on c.city_id = w.city and c.state = 'applied'
            left join merchants m on m.city_id = w.city and m.id = c.merchant_id
            left join employers e on e.city_id = w.city and e.id = c.employer_id`,
  certification_answers: `select coalesce(m.name, e.name) as about, q.written_at as since, null::bigint as yen, false as mine
            from who w
            join certifications c on c.city_id = w.city and c.state = 'applied'
            join lateral (select * from certification_messages x
                           where x.city_id = w.city and x.certification_id = c.id
                           order by x.number desc limit 1) q on not q.from_city
            left join merchants m on m.city_id = w.city and m.id = c.merchant_id
            left join employers e on e.city_id = w.city and e.id = c.employer_id`,
  disputes: `select s.name as about, d.opened_at as since, o.amount as yen, false as mine
            from who w
            join redemption_disputes d on d.city_id = w.city and d.state = 'open'
            join shops s on s.city_id = w.city and s.id = d.shop_id
            join ledger.operations o on o.city_id = w.city and o.id = d.redemption_id`,
  signals: `select null::text as about, s.first_seen_at as since, null::bigint as yen, false as mine
            from who w join signals s on s.city_id = w.city and s.state in ('open', 'looked_into')`,
  payout_holds: `select m.name as about, h.placed_at as since, null::bigint as yen, h.placed_by = w.me as mine
            from who w
            join payout_holds h on h.city_id = w.city and h.lifted_at is null
            join merchants m on m.city_id = w.city and m.id = h.merchant_id`,
  bank_account_changes: `select m.name as about, b.requested_at as since, null::bigint as yen, b.requested_by = w.me as mine
            from who w
            join bank_account_changes b on b.city_id = w.city and b.state = 'requested'
            join merchants m on m.city_id = w.city and m.id = b.merchant_id`,
  months_to_close: `select to_char(g.month, 'YYYY-MM') as about, (g.month + interval '1 month')::date as since,
                 null::bigint as yen, false as mine
            from who w
            cross join lateral (
              select coalesce((select max(c.month) + interval '1 month' from closings c
                                where c.city_id = w.city and c.state <> 'flipped'),
                              (select min(p.starts_month) from programmes p where p.city_id = w.city)) as month) f
            cross join lateral generate_series(f.month, date_trunc('month', w.today::timestamp) - interval '1 month',
                                               interval '1 month') g (month)
           where exists (select from ledger.operations o where o.city_id = w.city)`,
  closings: `select to_char(c.month, 'YYYY-MM') as about, c.computed_at as since, null::bigint as yen,
                 c.prepared_by = w.me as mine
            from who w join closings c on c.city_id = w.city and c.state = 'prepared'`,
  payout_batches: `select to_char(b.pay_on, 'YYYY-MM-DD') as about, b.prepared_at as since, b.amount as yen,
                 b.prepared_by = w.me as mine
            from who w join payout_batches b on b.city_id = w.city and b.state = 'prepared'`,
  payout_files: `select to_char(b.pay_on, 'YYYY-MM-DD') as about, b.approved_at as since, b.amount as yen, false as mine
            from who w join payout_batches b on b.city_id = w.city and b.state = 'approved'`,
  payout_results: `select to_char(b.pay_on, 'YYYY-MM-DD') as about, b.pay_on as since, b.amount as yen, false as mine
            from who w join payout_batches b on b.city_id = w.city and b.state = 'exported' and b.pay_on < w.today`,
  receipts: `select null::text as about, r.received_on as since, r.amount - u.amount as yen, false as mine
            from who w
            join receipts r on r.city_id = w.city
            cross join lateral (select coalesce(sum(m.amount), 0)::bigint as amount from receipt_matches m
                                 where m.city_id = r.city_id and m.receipt_id = r.id and m.undone_at is null) u
           where r.amount > u.amount`,
  arrears: `select e.name as about, min(o.due_on) as since, sum(o.open)::bigint as yen, false as mine
            from who w cross join lateral billing_open(w.city) o
            join employers e on e.city_id = w.city and e.id = o.employer_id
           where o.open > 0 and o.kind = 'invoice' and o.due_on < w.today
           group by e.id, e.name`,
  failed_tasks: `select null::text as about, t.ended_at as since, null::bigint as yen, t.asked_by = w.me as mine
            from who w
            join tasks t on t.city_id = w.city and t.state = 'failed' and t.kind = any (w.kinds)
                        and t.ended_at > now() - interval '3 days'`,
};
