import { inJapan } from '../../lists/in-japan.js';
import { type CsvCell, csvOf } from '../../papers/csv.js';
import type { AuditActView } from './dto/audit-act.js';

const COLUMNS: [head: string, cell: (act: AuditActView) => CsvCell][] = [
  ['日時', ({ begunAt }) => inJapan(begunAt)],
  ['ID', ({ id }) => id],
  ['種類', ({ kind }) => kind],
  ['実行者', ({ actorId }) => actorId],
  ['アカウント', ({ accountId }) => accountId],
  ['トークン・役割の付与', ({ credentialId }) => credentialId],
  ['役割', ({ role }) => role],
  ['経路', ({ source }) => source],
  ['操作', ({ permission }) => permission],
  ['閲覧した個人情報', ({ reads }) => reads],
  ['メソッド', ({ method }) => method],
  ['アドレス', ({ route }) => route],
  ['対象', ({ objectIds }) => objectIds.join(' ')],
  ['接続元', ({ fromAddress }) => fromAddress],
  ['端末', ({ device }) => device],
  ['リクエストID', ({ requestId }) => requestId],
  ['結果', ({ outcome }) => outcome],
  ['応答', ({ status }) => status],
  ['理由', ({ problem }) => problem],
];

/** Acts as CSV (UTF-8 with BOM), times in Japan. */
export function auditFile(acts: readonly AuditActView[]): Buffer {
  return csvOf([COLUMNS.map(([head]) => head), ...acts.map((act) => COLUMNS.map(([, cell]) => cell(act)))]);
}
