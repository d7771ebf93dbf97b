import { type Column, columnsOf, type List } from './list.js';
import { inJapan } from './in-japan.js';

export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

/** What one cell of a file says; a day as YYYY-MM-DD, a moment as it was in Japan. */
export type Printed = string | number | null;

/** Those columns of a list that are asked for, in that order; all where none are named. */
export function chosenColumns<Row>(list: List<Row>, names?: readonly string[]): [string, Column<Row>][] {
  const all = columnsOf(list);
  return names ? names.flatMap((name) => all.filter(([key]) => key === name)) : all;
}

/** @param key the field of the row that the column shows */
export function printCell<Row>(
  key: string,
  { print, words, kind }: Column<Row>,
  row: Row,
  language: Language,
): Printed {
  const value: unknown = print ? print(row) : row[key as keyof Row];
  if (value === null || value === undefined) return null;
  const called = words?.[String(value)]?.[language === 'ja' ? 0 : 1];
  if (called !== undefined) return called;
  if (typeof value === 'boolean') return YES_OR_NO[value ? 'yes' : 'no'][language === 'ja' ? 0 : 1];
  if (typeof value === 'number') return value;
  if (value instanceof Date) return kind === 'instant' ? inJapan(value) : value.toISOString();
  return Array.isArray(value) ? value.join(' ') : String(value);
}

const YES_OR_NO = { yes: ['はい', 'Yes'], no: ['いいえ', 'No'] } as const;
