import type { Section } from './section.js';

const MOMENT = { at: '日時' };

/** Everything that is kept about an employee. */
export const EMPLOYEE_SECTIONS: readonly Section[] = [
  {
    key: 'profile',
    title: '本人',
    columns: { id: 'ID', name: '氏名', nameKana: 'フリガナ', email: 'メールアドレス', since: '登録日時' },
    sql: `select id, name, name_kana as "nameKana", email, created_at as since from employees where city_id = $1 and id = $2`,
  },
  {
    key: 'employments',
    title: '在籍',
    columns: { employer: '就労先企業', staffNumber: '社員番号', fromOn: '開始日', untilOn: '終了日' },
    sql: `select r.name as employer, e.staff_number as "staffNumber", e.from_on::text as "fromOn", e.until_on::text as "untilOn"
            from employments e join employers r on r.city_id = e.city_id and r.id = e.employer_id
           where e.city_id = $1 and e.employee_id = $2 order by e.from_on`,
  },
  {
    key: 'enrolments',
    title: '登録',
    columns: {
      id: 'ID',
      programme: '事業',
      employer: '就労先企業',
      childBirthDate: '子の生年月日',
      childNumber: '子の番号',
      leaveStartedOn: '休業開始日',
      returnedOn: '復帰日',
      state: '状態',
      firstMonth: '最初の月',
      lastMonth: '最後の月',
      endedOn: '終了日',
      endReason: '終了の理由',
    },
    sql: `select n.id, p.name as programme, r.name as employer, n.child_birth_date::text as "childBirthDate",
                 n.child_number as "childNumber", n.leave_started_on::text as "leaveStartedOn",
                 n.returned_on::text as "returnedOn", n.state, to_char(n.first_month, 'YYYY-MM') as "firstMonth",
                 to_char(n.last_month, 'YYYY-MM') as "lastMonth", n.ended_on::text as "endedOn", n.end_reason as "endReason"
            from enrolments n
            join programmes p on p.city_id = n.city_id and p.id = n.programme_id
            join employers r on r.city_id = n.city_id and r.id = n.employer_id
           where n.city_id = $1 and n.employee_id = $2 order by n.created_at, n.id`,
  },
  {
    key: 'enrolmentEvents',
    title: '登録の経過',
    columns: {
      enrolmentId: '登録',
      ...MOMENT,
      onDate: '日付',
      event: '出来事',
      reason: '理由',
      before: '前',
      after: '後',
    },
    sql: `select v.enrolment_id as "enrolmentId", v.recorded_at as at, v.on_date::text as "onDate", v.event, v.reason,
                 v.before, v.after
            from enrolment_events v join enrolments n on n.city_id = v.city_id and n.id = v.enrolment_id
           where v.city_id = $1 and n.employee_id = $2 order by v.recorded_at, v.number`,
  },
  {
    key: 'holdings',
    title: '保有',
    columns: { month: '券の月', amountYen: '金額（円）', expiresOn: '有効期限' },
    sql: `select to_char(h.month, 'YYYY-MM') as month, h.amount as "amountYen", h.expires_on::text as "expiresOn"
            from ledger.holdings h where h.city_id = $1 and h.account_id = $2 and h.amount > 0 order by h.expires_on, h.month`,
  },
  {
    key: 'operations',
    title: '出入り',
    columns: {
      id: 'ID',
      ...MOMENT,
      kind: '種類',
      direction: '向き',
      amountYen: '金額（円）',
      shop: '店舗',
      undoes: '取り消した取引',
    },
    sql: `select o.id, o.happened_at as at, o.code as kind, case when o.to_account = $2 then 'in' else 'out' end as direction,
                 o.amount as "amountYen", s.name as shop, o.undoes
            from (select * from ledger.operations where city_id = $1 and from_account = $2
                  union all
                  select * from ledger.operations where city_id = $1 and to_account = $2) o
            left join shops s on s.city_id = o.city_id and s.id = o.shop_id
           order by o.recorded_at, o.id`,
  },
  {
    key: 'thanksSent',
    title: '贈ったお礼',
    columns: { id: 'ID', ...MOMENT, receiver: '相手', message: 'ことば', card: 'カード' },
    sql: `select t.operation_id as id, t.created_at as at, r.name as receiver, t.message, t.card
            from thanks t left join employees r on r.city_id = t.city_id and r.id = t.receiver_id
           where t.city_id = $1 and t.giver_id = $2 order by t.created_at, t.operation_id`,
  },
  {
    key: 'thanksReceived',
    title: '受け取ったお礼',
    columns: { id: 'ID', ...MOMENT, giver: '相手', message: 'ことば', card: 'カード' },
    sql: `select t.operation_id as id, t.created_at as at, g.name as giver, t.message, t.card
            from thanks t join employees g on g.city_id = t.city_id and g.id = t.giver_id
           where t.city_id = $1 and t.receiver_id = $2 order by t.created_at, t.operation_id`,
  },
  {
    key: 'claimLinks',
    title: '受取リンク',
    columns: { id: 'ID', ...MOMENT, returnsAt: '戻る日時', settledAt: '受取・返却' },
    sql: `select id, created_at as at, returns_at as "returnsAt", settled_at as "settledAt"
            from claim_links where city_id = $1 and giver_id = $2 order by created_at, id`,
  },
  {
    key: 'disputes',
    title: '申し立て',
    columns: { redemptionId: '利用', ...MOMENT, words: '内容', state: '状態', decision: '決定' },
    sql: `select redemption_id as "redemptionId", opened_at as at, words, state, decision
            from redemption_disputes where city_id = $1 and employee_id = $2 order by opened_at, id`,
  },
  {
    key: 'noticeChoices',
    title: 'お知らせの設定',
    columns: { language: '言語', off: '受け取らないお知らせ' },
    sql: `select language, off from notice_choices where city_id = $1 and recipient_id = $2`,
  },
  {
    key: 'notices',
    title: 'お知らせ',
    columns: { ...MOMENT, kind: '種類', outcome: '結果' },
    sql: `select told_at as at, kind, outcome from notices where city_id = $1 and recipient_id = $2 order by told_at, kind`,
  },
  {
    key: 'readings',
    title: '閲覧の記録',
    columns: { ...MOMENT, role: '閲覧した役割', what: '操作' },
    sql: `select a.begun_at as at, a.role, a.permission as what
            from audit_acts a
           where a.city_id = $1 and a.kind = 'read'
             and a.object_ids && (array[$2::uuid] || array(select n.id from enrolments n where n.city_id = $1 and n.employee_id = $2))
           order by a.begun_at, a.id`,
  },
];
