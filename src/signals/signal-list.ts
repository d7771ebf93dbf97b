import type { List } from '../lists/list.js';
import type { SignalView } from './dto/signal.dto.js';
import { SIGNAL_STATE_WORDS, SIGNAL_WORDS } from './signal-words.js';

export const signalList: List<SignalView> = {
  name: 'signals',
  ja: '不正の兆候',
  en: 'Signals',
  table: 'signals',
  as: 's',
  select: `s.id, s.kind, s.from_on::text as "fromOn", s.until_on::text as "untilOn", s.subjects, s.evidence,
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
