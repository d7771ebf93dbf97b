import { declareConstraint } from '../database/constraint-errors.js';
import type { DateIso } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';
import type { Month } from '../domain/month.js';

export const cityNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'city_not_found',
    ja: 'その市は登録されていません。',
    en: 'There is no such city.',
  });

export const cityExists = () =>
  new DomainError({
    kind: 'conflict',
    code: 'city_exists',
    ja: 'その市コードは使われています。',
    en: 'A city with this code exists already.',
  });

export const badCityCode = () =>
  new DomainError({
    kind: 'invalid',
    code: 'bad_city_code',
    ja: '市コードは英数字で始まる40文字以内の英数字・ハイフン・下線です。',
    en: 'A city code has at most 40 letters, digits, hyphens and underscores, and begins with a letter or digit.',
  });

export const asOfMissing = () =>
  new DomainError({
    kind: 'invalid',
    code: 'as_of_missing',
    ja: '稽古用の市には始まりの日が必要です。',
    en: 'A rehearsal city needs the day on which its clock begins.',
  });

export const asOfOnlyForRehearsal = () =>
  new DomainError({
    kind: 'invalid',
    code: 'as_of_only_for_rehearsal',
    ja: '本番の市は実際の日付で動くため、日付を指定できません。',
    en: 'A live city follows real time, so it has no day of its own.',
  });

export const programmeNotFound = () =>
  new DomainError({
    kind: 'not_found',
    code: 'programme_not_found',
    ja: 'その事業は見つかりません。',
    en: 'There is no such programme.',
  });

export const programmeExists = () =>
  new DomainError({
    kind: 'conflict',
    code: 'programme_exists',
    ja: 'その事業コードは使われています。',
    en: 'A programme with this code exists already.',
  });

export const beforeProgramme = (month: Month, startsMonth: Month) =>
  new DomainError({
    kind: 'refused',
    code: 'before_programme',
    ja: `事業は ${startsMonth} に始まるため、${month} の分はありません。`,
    en: `The programme begins in ${startsMonth}, so there is nothing for ${month}.`,
    details: { month, startsMonth },
  });

export const ruleInThePast = (month: Month) =>
  new DomainError({
    kind: 'refused',
    code: 'rule_in_the_past',
    ja: `${month} はすでに過ぎたか配付済みのため、その月からの規則は変えられません。`,
    en: `${month} is past or issued already, so no rule can begin in it.`,
    details: { month },
  });

export const rulesIssuedUnder = () =>
  new DomainError({
    kind: 'refused',
    code: 'rules_issued_under',
    ja: 'この規則で配付した券があるため、規則を変えられません。新しい月からの規則を加えてください。',
    en: 'Coupons were issued under this rule, so it stays as it is. Add a rule that begins in a later month.',
  });

export const rulesOutOfRange = () =>
  new DomainError({
    kind: 'invalid',
    code: 'rules_out_of_range',
    ja: '規則の値が決められた範囲にありません。',
    en: 'A value of the rules is outside its range.',
  });

export const rulesNotWholeNotes = () =>
  new DomainError({
    kind: 'invalid',
    code: 'rules_not_whole_notes',
    ja: '企業と市の合計額は、0円より大きく、券の額面で割り切れる必要があります。',
    en: 'What employer and city give together must be more than nothing and a whole number of notes.',
  });

export const budgetBelowIssued = () =>
  new DomainError({
    kind: 'refused',
    code: 'budget_below_issued',
    ja: '予算額は、すでに配付した市負担額を下回れません。',
    en: 'A budget cannot be less than the city share issued already.',
  });

export const programmeIsIssuing = () =>
  new DomainError({
    kind: 'busy',
    code: 'programme_is_issuing',
    ja: '配付の処理中です。終わってからもう一度お試しください。',
    en: 'The programme is being issued at this moment. Try again when that is done.',
  });

export const notARehearsal = () =>
  new DomainError({
    kind: 'refused',
    code: 'not_a_rehearsal',
    ja: '本番の市の日付は動かせません。',
    en: 'The clock of a live city cannot be moved.',
  });

export const clockGoesForward = (on: DateIso) =>
  new DomainError({
    kind: 'refused',
    code: 'clock_goes_forward',
    ja: `稽古用の日付は ${on} より前に戻せません。`,
    en: `The rehearsal clock stands at ${on} and only goes forward.`,
    details: { on },
  });

export const clockGoesTooFar = (through: DateIso) =>
  new DomainError({
    kind: 'refused',
    code: 'clock_goes_too_far',
    ja: `稽古用の日付は戻せないため、一度に進められるのは ${through} までです。`,
    en: `The rehearsal clock never goes back, so it goes no further than ${through} at once.`,
    details: { through },
  });

declareConstraint('programme_rules_issued_under', rulesIssuedUnder);
declareConstraint('cities_code_key', cityExists);
declareConstraint('cities_code_form', badCityCode);
declareConstraint('programmes_code_key', programmeExists);
declareConstraint('programme_rules_whole_notes', rulesNotWholeNotes);
declareConstraint('programme_budgets_not_passed', budgetBelowIssued);
for (const name of [
  'shares_not_negative',
  'first_month_known',
  'last_month_known',
  'age_range',
  'validity_range',
  'passes_known',
  'caps_positive',
  'poster_cap_positive',
  'catch_up_range',
  'link_range',
  'take_back_range',
  'basis_known',
  'arrears_stop_range',
]) {
  declareConstraint(`programme_rules_${name}`, rulesOutOfRange);
}
