import type { List } from '../lists/list.js';
import type { SignalView } from './dto/signal.dto.js';
import { SIGNAL_STATE_WORDS, SIGNAL_WORDS } from './signal-words.js';

/** Who or what a signal is about, in its order, with what they are called. */
const NAMED = `(
  select coalesce(jsonb_agg(jsonb_build_object('type', u.one ->> 'type', 'id', u.one ->> 'id', 'called',
           coalesce(e.name, p.name, m.name, t.name, h.name, a.name, to_char(b.pay_on, 'YYYY-MM-DD'))) order by u.n), '[]')
    from jsonb_array_elements(s.subjects) with ordinality as u (one, n)
    left join employees e on u.one ->> 'type' = 'employee' and e.city_id = s.city_id and e.id = (u.one ->> 'id')::uuid
    left join employers p on u.one ->> 'type' = 'employer' and p.city_id = s.city_id and p.id = (u.one ->> 'id')::uuid
    left join merchants m on u.one ->> 'type' = 'merchant' and m.city_id = s.city_id and m.id = (u.one ->> 'id')::uuid
    left join shops t on u.one ->> 'type' = 'shop' and t.city_id = s.city_id and t.id = (u.one ->> 'id')::uuid
    left join enrolments n on u.one ->> 'type' = 'enrolment' and n.city_id = s.city_id and n.id = (u.one ->> 'id')::uuid
    left join employees h on h.city_id = n.city_id and h.id = n.employee_id
    left join payout_batches b on u.one ->> 'type' = 'payout_batch' and b.city_id = s.city_id and b.id = (u.one ->> 'id')::uuid
    left join people.accounts a on u.one ->> 'type' = 'actor' and a.id = (u.one ->> 'id')::uuid)`;

export const signalList: List<SignalView> = {
  name: 'signals',
  ja: '不正の兆候',
  en: 'Signals',
  table: 'signals',
  as: 's',
  select: `s.id, s.kind, s.from_on::text as "fromOn", s.until_on::text as "untilOn", ${NAMED} as subjects, s.evidence,
    s.first_seen_at as "firstSeenAt", s.last_seen_at as "lastSeenAt", s.state`,
  id: 's.id',
  order: '-id',
  columns: {
    kind: { ja: '種類', en: 'Kind', words: SIGNAL_WORDS, sort: { sql: 's.kind', type: 'text' } },
    state: { ja: '状態', en: 'State', words: SIGNAL_STATE_WORDS, sort: { sql: 's.state', type: 'text' } },
    fromOn: { ja: '対象期間の初日', en: 'From', kind: 'day', sort: { sql: 's.from_on', type: 'date' } },
    untilOn: { ja: '対象期間の末日', en: 'Until', kind: 'day', sort: { sql: 's.until_on', type: 'date' } },
    // By their ids alone: a file of names of suspects is nothing to lie around.
    subjects: { ja: '対象の ID', en: 'IDs of whom it is about', print: ({ subjects }) => subjects.map(({ id }) => id) },
    firstSeenAt: {
      ja: '最初の検出',
      en: 'First seen',
      kind: 'instant',
      sort: { sql: 's.first_seen_at', type: 'instant' },
    },
    lastSeenAt: {
      ja: '最後の検出',
      en: 'Last seen',
      kind: 'instant',
      sort: { sql: 's.last_seen_at', type: 'instant' },
    },
    id: { ja: 'ID', en: 'ID', sort: { sql: 's.id', type: 'uuid' } },
  },
};
