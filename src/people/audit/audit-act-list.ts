import type { List } from '../../lists/list.js';
import { ROLE_WORDS } from '../grants/role-names.js';
import { OPERATOR } from './act.js';
import type { AuditActView } from './dto/audit-act.js';

const OUTCOME = `coalesce(a.outcome, 'unknown')`;

/** Not counted: a city has millions. */
export const auditActList: List<AuditActView> = {
  name: 'audit-acts',
  ja: '監査記録',
  en: 'Audit log',
  table: 'audit_acts',
  as: 'a',
  select: `a.id, a.kind, a.begun_at as "begunAt", a.actor_id as "actorId", a.account_id as "accountId",
    a.credential_id as "credentialId", a.role, a.source, a.permission, a.reads, a.method, a.route,
    a.object_ids as "objectIds", a.address as "fromAddress", a.device, a.request_id as "requestId",
    a.ended_at as "endedAt", ${OUTCOME} as outcome, a.status, a.problem`,
  id: 'a.id',
  order: '-begunAt',
  counted: false,
  columns: {
    begunAt: { ja: '日時', en: 'At', kind: 'instant', sort: { sql: 'a.begun_at', type: 'instant' } },
    id: { ja: 'ID', en: 'ID' },
    kind: {
      ja: '種類',
      en: 'Kind',
      words: { change: ['変更', 'Change'], read: ['閲覧', 'Reading'], command: ['コマンド', 'Command'] },
    },
    actorId: { ja: '実行者', en: 'Who' },
    accountId: { ja: 'アカウント', en: 'Account' },
    credentialId: { ja: 'トークン・役割の付与', en: 'Token or role' },
    role: { ja: '役割', en: 'Role', words: { ...ROLE_WORDS, [OPERATOR]: ['システム管理者', 'Operator'] } },
    source: {
      ja: '経路',
      en: 'By way of',
      words: { http: ['画面・API', 'Screens and API'], cli: ['コマンドライン', 'Command line'] },
    },
    // As the log has them, to be found again in it.
    permission: { ja: '操作', en: 'What' },
    reads: { ja: '閲覧した個人情報', en: 'Personal data read' },
    method: { ja: 'メソッド', en: 'Method' },
    route: { ja: 'アドレス', en: 'Route' },
    objectIds: { ja: '対象', en: 'Objects' },
    fromAddress: { ja: '接続元', en: 'From address' },
    device: { ja: '端末', en: 'Device' },
    requestId: { ja: 'リクエストID', en: 'Request' },
    outcome: {
      ja: '結果',
      en: 'Outcome',
      words: {
        done: ['完了', 'Done'],
        refused: ['拒否', 'Refused'],
        failed: ['失敗', 'Failed'],
        unknown: ['不明', 'Unknown'],
      },
    },
    status: { ja: '応答', en: 'Status', print: ({ status }) => status?.toFixed() },
    problem: { ja: '理由', en: 'Problem' },
  },
};
