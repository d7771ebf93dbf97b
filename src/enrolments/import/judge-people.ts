import { toFullKatakana } from '../../domain/kana.js';
import { normaliseSpaces, toHalfWidth } from '../../domain/text.js';
import type { NewEmployee } from '../../employers/register-employees.service.js';
import type { Application } from '../application.js';
import { coworkerColumns, rosterColumns } from './columns.js';
import { judgeRows, type JudgedRow, type RowReader } from './judged-row.js';
import { refusals } from './refusal.js';
import type { Sheet } from './sheet.js';

/** What a row of a roster says; whose roster it is, is known from elsewhere. */
export type RosterRow = Omit<Application, 'employerId'>;

/** The rows of a roster (名簿): one parent a row, with the child's birth date, the leave and the return. */
export function judgeRoster(sheet: Sheet): JudgedRow<RosterRow>[] {
  return judgeRows<keyof typeof rosterColumns, RosterRow>(sheet, rosterColumns, staffNumberOf, (row) => {
    const childBirthDate = row.date('childBirthDate');
    const leaveStartedOn = row.date('leaveStartedOn');
    const returnedOn = row.date('returnedOn');
    const person = readPerson(row);
    if (returnedOn < childBirthDate) row.refuse(refusals.returnBeforeBirth());
    const childNumber = normaliseSpaces(toHalfWidth(row.text('childNumber'))) || null;
    return { ...person, childBirthDate, childNumber, leaveStartedOn, returnedOn };
  });
}

/** The rows of a list of co-workers, who can be thanked. */
export function judgeCoworkers(sheet: Sheet): JudgedRow<NewEmployee>[] {
  return judgeRows(sheet, coworkerColumns, staffNumberOf, readPerson);
}

type PersonRow = RowReader<keyof typeof coworkerColumns>;

function staffNumberOf(row: PersonRow): string {
  return normaliseSpaces(toHalfWidth(row.text('staffNumber')));
}

function readPerson(row: PersonRow): Omit<NewEmployee, 'fromOn'> {
  return {
    staffNumber: staffNumberOf(row),
    name: normaliseSpaces(row.text('name')),
    nameKana: toFullKatakana(row.text('nameKana')),
    email: row.email('email'),
  };
}
