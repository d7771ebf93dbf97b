import type { Section } from './section.js';

/** Everything that is kept about an account, and what it did in this city. */
export const ACCOUNT_SECTIONS: readonly Section[] = [
  {
    key: 'account',
    title: 'アカウント',
    columns: { id: 'ID', name: '氏名', email: 'メールアドレス', since: '開設日時' },
    sql: `select id, name, email, created_at as since from people.accounts where $1::integer is not null and id = $2`,
  },
  {
    key: 'roles',
    title: '役割',
    columns: {
      role: '役割',
      employerId: '就労先企業',
      merchantId: '協賛企業',
      shopId: '店舗',
      grantedAt: '付与',
      endedAt: '終了',
    },
    sql: `select role, employer_id as "employerId", merchant_id as "merchantId", shop_id as "shopId",
                 granted_at as "grantedAt", ended_at as "endedAt"
            from role_grants where city_id = $1 and account_id = $2 order by granted_at, id`,
  },
  {
    key: 'sessions',
    title: 'サインイン',
    columns: { startedAt: '開始', lastSeenAt: '最後の利用', endedAt: '終了', device: '端末', address: '接続元' },
    sql: `select started_at as "startedAt", last_seen_at as "lastSeenAt", ended_at as "endedAt", device, address
            from people.sessions where $1::integer is not null and account_id = $2 order by started_at, id`,
  },
  {
    key: 'passkeys',
    title: 'パスキー',
    columns: { label: '名前', deviceType: '種類', createdAt: '登録', lastUsedAt: '最後の利用' },
    sql: `select label, device_type as "deviceType", created_at as "createdAt", last_used_at as "lastUsedAt"
            from people.passkeys where $1::integer is not null and account_id = $2 order by created_at, id`,
  },
  {
    key: 'identities',
    title: '外部のサインイン',
    columns: { issuer: '提供者', subject: 'ID' },
    sql: `select issuer, subject from people.identities where $1::integer is not null and account_id = $2 order by issuer`,
  },
  {
    key: 'acts',
    title: '操作の記録',
    columns: { at: '日時', role: '役割', what: '操作', outcome: '結果', fromAddress: '接続元', device: '端末' },
    sql: `select begun_at as at, role, permission as what, outcome, address as "fromAddress", device
            from audit_acts where city_id = $1 and account_id = $2 order by begun_at, id`,
  },
];
