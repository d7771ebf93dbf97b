import type { List } from '../lists/list.js';
import type { EmployerRow } from './dto/employer.dto.js';

const EMPLOYEES = `(select count(*) from employments w
  where w.city_id = e.city_id and w.employer_id = e.id and w.until_on is null)`;
const PARENTS = `(select count(distinct n.employee_id) from enrolments n
  where n.city_id = e.city_id and n.employer_id = e.id and n.state in ('approved', 'active', 'on_leave'))`;

export const employerList: List<EmployerRow> = {
  name: 'employers',
  ja: '就労先企業',
  en: 'Employers',
  table: 'employers',
  as: 'e',
  joins: 'left join municipalities t on t.city_id = e.city_id and t.id = e.municipality_id',
  select: `e.id, e.corporate_number as "corporateNumber", e.name, e.name_kana as "nameKana",
    e.contact_email as "contactEmail", e.municipality_id as "municipalityId", t.name as "municipalityName",
    ${EMPLOYEES} as employees, ${PARENTS} as parents, e.created_at as "createdAt"`,
  id: 'e.id',
  order: 'nameKana',
  columns: {
    corporateNumber: { ja: '法人番号', en: 'Corporate number', sort: { sql: 'e.corporate_number', type: 'text' } },
    name: { ja: '名称', en: 'Name', sort: { sql: 'e.name', type: 'text' } },
    nameKana: { ja: 'フリガナ', en: 'Reading', sort: { sql: 'e.name_kana', type: 'text' } },
    contactEmail: { ja: 'メールアドレス', en: 'E-mail' },
    municipalityName: { ja: '市町村', en: 'Town', sort: { sql: 't.name', type: 'text', nullable: true } },
    employees: { ja: '従業員数', en: 'Employees', kind: 'number', sort: { sql: EMPLOYEES, type: 'number' } },
    parents: { ja: '対象の親の数', en: 'Parents enrolled', kind: 'number', sort: { sql: PARENTS, type: 'number' } },
    createdAt: { ja: '登録日時', en: 'Registered', kind: 'instant', sort: { sql: 'e.created_at', type: 'instant' } },
    id: { ja: 'ID', en: 'ID' },
  },
};
