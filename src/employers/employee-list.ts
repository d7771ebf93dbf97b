import type { List } from '../lists/list.js';
import type { EmployeeView } from './dto/employee.dto.js';

/** How far somebody is with the own account (EmployeeDoor), of the rows w and p below. */
export const EMPLOYEE_DOOR = `
  case
    when exists (select from role_grants r
                  where r.city_id = w.city_id and r.employee_id = w.employee_id and r.ended_at is null) then 'signs_in'
    when exists (select from people.challenges c
                  where c.city_id = w.city_id and c.purpose = 'welcome'
                    and c.data = jsonb_build_object('employeeId', w.employee_id)
                    and c.used_at is null and c.expires_at > now()) then 'letter_sent'
    else 'no_letter'
  end`;

const DOORS = {
  no_letter: ['案内メール未送付', 'No letter'],
  letter_sent: ['案内メール送付済み', 'Letter sent'],
  signs_in: ['利用開始済み', 'Signs in'],
} as const;

/** The people who work somewhere now. */
export const employeeList: List<EmployeeView> = {
  name: 'employees',
  ja: '従業員',
  en: 'Employees',
  table: 'employments',
  as: 'w',
  joins: 'join employees p on p.city_id = w.city_id and p.id = w.employee_id',
  select: `p.id, w.staff_number as "staffNumber", p.name, p.name_kana as "nameKana", p.email, w.from_on::text as "fromOn",
    ${EMPLOYEE_DOOR} as door`,
  id: 'w.employee_id',
  order: 'staffNumber',
  columns: {
    staffNumber: { ja: '社員番号', en: 'Staff number', sort: { sql: 'w.staff_number', type: 'text' } },
    name: { ja: '氏名', en: 'Name', sort: { sql: 'p.name', type: 'text' } },
    nameKana: { ja: 'フリガナ', en: 'Reading', sort: { sql: 'p.name_kana', type: 'text' } },
    email: { ja: 'メールアドレス', en: 'E-mail', sort: { sql: 'p.email', type: 'text' } },
    fromOn: { ja: '在籍開始日', en: 'From', kind: 'day', sort: { sql: 'w.from_on', type: 'date' } },
    door: { ja: '本人の利用', en: 'Own account', words: DOORS },
    id: { ja: 'ID', en: 'ID' },
  },
};
