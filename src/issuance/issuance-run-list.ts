import type { List } from '../lists/list.js';
import type { IssuanceRunRow } from './dto/issuance-run.dto.js';

export const issuanceRunList: List<IssuanceRunRow> = {
  name: 'issuance-runs',
  ja: '発行',
  en: 'Issuance runs',
  table: 'issuance_runs',
  as: 'r',
  joins: 'join programmes g on g.city_id = r.city_id and g.id = r.programme_id',
  select: `r.id, r.programme_id as "programmeId", g.name as "programmeName", to_char(r.month, 'YYYY-MM') as month, r.state,
    r.due, r.due_yen as "dueYen", r.issued, r.issued_yen as "issuedYen", r.already, r.started_at as "startedAt",
    r.finished_at as "finishedAt", r.problem`,
  id: 'r.id',
  order: '-id',
  columns: {
    month: { ja: '対象月', en: 'Month', sort: { sql: 'r.month', type: 'date' } },
    programmeName: { ja: '事業', en: 'Programme', sort: { sql: 'g.name', type: 'text' } },
    state: {
      ja: '状態',
      en: 'State',
      words: {
        running: ['実行中', 'Running'],
        done: ['完了', 'Done'],
        refused: ['中止', 'Refused'],
        failed: ['失敗', 'Failed'],
      },
      sort: { sql: 'r.state', type: 'text' },
    },
    due: { ja: '対象者数', en: 'Due', kind: 'number', sort: { sql: 'r.due', type: 'number' } },
    dueYen: { ja: '対象額（円）', en: 'Due (yen)', kind: 'number', sort: { sql: 'r.due_yen', type: 'number' } },
    issued: { ja: '発行者数', en: 'Issued', kind: 'number', sort: { sql: 'r.issued', type: 'number' } },
    issuedYen: {
      ja: '発行額（円）',
      en: 'Issued (yen)',
      kind: 'number',
      sort: { sql: 'r.issued_yen', type: 'number' },
    },
    already: { ja: '発行済みだった人数', en: 'Had it before', kind: 'number' },
    startedAt: { ja: '開始日時', en: 'Started at', kind: 'instant', sort: { sql: 'r.started_at', type: 'instant' } },
    finishedAt: {
      ja: '終了日時',
      en: 'Finished at',
      kind: 'instant',
      sort: { sql: 'r.finished_at', type: 'instant', nullable: true },
    },
    id: { ja: 'ID', en: 'ID', sort: { sql: 'r.id', type: 'uuid' } },
  },
};
