import type { List } from '../lists/list.js';
import type { EmployeeView } from './dto/employee.dto.js';

/** The people who work somewhere now. */
export const employeeList: List<EmployeeView> = {
  name: 'employees',
  ja: '従業員',
  en: 'Employees',
  table: 'employments',
  as: 'w',
  joins: 'join employees p on p.city_id = w.city_id and p.id = w.employee_id',
  select: `p.id, w.staff_number as "staffNumber", p.name, p.name_kana as "nameKana", p.email, w.from_on::text as "fromOn"`,
  id: 'w.employee_id',
  order: 'staffNumber',
  columns: {
    staffNumber: { ja: '社員番号', en: 'Staff number', sort: { sql: 'w.staff_number', type: 'text' } },
    name: { ja: '氏名', en: 'Name', sort: { sql: 'p.name', type: 'text' } },
    nameKana: { ja: 'フリガナ', en: 'Reading', sort: { sql: 'p.name_kana', type: 'text' } },
    email: { ja: 'メールアドレス', en: 'E-mail', sort: { sql: 'p.email', type: 'text' } },
    fromOn: { ja: '在籍開始日', en: 'From', kind: 'day', sort: { sql: 'w.from_on', type: 'date' } },
    id: { ja: 'ID', en: 'ID' },
  },
};
