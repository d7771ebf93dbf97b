import { declareConstraint } from '../database/constraint-errors.js';
import { DomainError } from '../domain/domain-error.js';

export const employerNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'employer_not_found',
    ja: 'その就労先企業は登録されていません。',
    en: 'There is no such employer.',
  });

export const employeeNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'employee_not_found',
    ja: 'その従業員は登録されていません。',
    en: 'There is no such employee.',
  });

export const municipalityNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'municipality_not_found',
    ja: 'その市町村はこの事業に参加していません。',
    en: 'There is no such municipality in this city.',
  });

const employedElsewhere = () =>
  new DomainError({
    kind: 'conflict',
    code: 'employed_elsewhere',
    ja: 'この人はほかの企業に在籍しています。',
    en: 'This person is employed elsewhere at the same time.',
  });

const staffNumberTaken = () =>
  new DomainError({
    kind: 'conflict',
    code: 'staff_number_taken',
    ja: 'この社員番号は別の人に使われています。',
    en: 'This staff number belongs to somebody else.',
  });

declareConstraint('employers_municipality_fkey', municipalityNotFound);
declareConstraint('employments_one_at_a_time', employedElsewhere);
declareConstraint('employments_staff_number_once', staffNumberTaken);
