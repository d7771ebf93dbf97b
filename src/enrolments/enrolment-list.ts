import { endReasons, enrolmentTable } from '../domain/enrolment-states.js';
import { type List, wordsOf } from '../lists/list.js';
import type { EnrolmentRow } from './dto/enrolment.dto.js';

const STATES = wordsOf(enrolmentTable.states, {
  applied: 'Applied',
  approved: 'Approved',
  refused: 'Refused',
  active: 'Active',
  on_leave: 'On leave again',
  ended: 'Ended',
});

const REASONS = wordsOf(endReasons, {
  left: 'Left the employer',
  aged_out: 'Age reached',
  withdrawn: 'Withdrawn',
  moved: 'Changed employer',
});

export const enrolmentList: List<EnrolmentRow> = {
  name: 'enrolments',
  ja: '登録',
  en: 'Enrolments',
  table: 'enrolments',
  as: 'n',
  joins: `join employees p on p.city_id = n.city_id and p.id = n.employee_id
    join employers e on e.city_id = n.city_id and e.id = n.employer_id
    join programmes g on g.city_id = n.city_id and g.id = n.programme_id
    left join lateral (
      select w.staff_number from employments w
       where w.city_id = n.city_id and w.employee_id = n.employee_id and w.employer_id = n.employer_id
       order by w.from_on desc, w.id desc limit 1) w on true`,
  select: `n.id, n.programme_id as "programmeId", g.name as "programmeName", n.employer_id as "employerId",
    e.name as "employerName", n.employee_id as "employeeId", w.staff_number as "staffNumber", p.name,
    p.name_kana as "nameKana", n.child_birth_date::text as "childBirthDate", n.child_number as "childNumber",
    n.leave_started_on::text as "leaveStartedOn", n.returned_on::text as "returnedOn", n.state,
    to_char(n.first_month, 'YYYY-MM') as "firstMonth", to_char(n.last_month, 'YYYY-MM') as "lastMonth",
    n.activated_at as "activatedAt", n.ended_on::text as "endedOn", n.end_reason as "endReason"`,
  id: 'n.id',
  order: '-id',
  columns: {
    employerName: { ja: '就労先企業', en: 'Employer', sort: { sql: 'e.name', type: 'text' } },
    staffNumber: { ja: '社員番号', en: 'Staff number', sort: { sql: 'w.staff_number', type: 'text', nullable: true } },
    name: { ja: '氏名', en: 'Name', sort: { sql: 'p.name', type: 'text' } },
    nameKana: { ja: 'フリガナ', en: 'Reading', sort: { sql: 'p.name_kana', type: 'text' } },
    state: { ja: '状態', en: 'State', words: STATES, sort: { sql: 'n.state', type: 'text' } },
    childBirthDate: {
      ja: '子の生年月日',
      en: 'Child born',
      kind: 'day',
      sort: { sql: 'n.child_birth_date', type: 'date' },
    },
    childNumber: { ja: '児童番号', en: 'Child number', sort: { sql: 'n.child_number', type: 'text', nullable: true } },
    leaveStartedOn: {
      ja: '休業開始日',
      en: 'Leave started',
      kind: 'day',
      sort: { sql: 'n.leave_started_on', type: 'date' },
    },
    returnedOn: { ja: '復職日', en: 'Returned', kind: 'day', sort: { sql: 'n.returned_on', type: 'date' } },
    firstMonth: { ja: '最初の月', en: 'First month', sort: { sql: 'n.first_month', type: 'date' } },
    lastMonth: { ja: '最後の月', en: 'Last month', sort: { sql: 'n.last_month', type: 'date' } },
    activatedAt: {
      ja: '利用開始日時',
      en: 'Activated',
      kind: 'instant',
      sort: { sql: 'n.activated_at', type: 'instant', nullable: true },
    },
    endedOn: { ja: '終了日', en: 'Ended', kind: 'day', sort: { sql: 'n.ended_on', type: 'date', nullable: true } },
    endReason: { ja: '終了の理由', en: 'Why it ended', words: REASONS },
    programmeName: { ja: '事業', en: 'Programme', sort: { sql: 'g.name', type: 'text' } },
    id: { ja: 'ID', en: 'ID', sort: { sql: 'n.id', type: 'uuid' } },
  },
};
