import { basename } from 'node:path';
import { toHalfWidth } from '../../domain/text.js';
import {
  coworkerColumns,
  employerColumns,
  merchantColumns,
  normaliseHeader,
  rosterColumns,
  type Column,
} from './columns.js';
import { cellText, type Sheet } from './sheet.js';

export const fileKinds = ['employers', 'roster', 'coworkers', 'merchants'] as const;
export type FileKind = (typeof fileKinds)[number];

/** Columns that are found in files of this kind alone. */
const TELLING: readonly (readonly [FileKind, readonly Column[]])[] = [
  ['roster', [rosterColumns.childBirthDate, rosterColumns.leaveStartedOn, rosterColumns.returnedOn]],
  ['merchants', [merchantColumns.bankCode, merchantColumns.branchCode, merchantColumns.accountNumber]],
  ['coworkers', [coworkerColumns.staffNumber]],
  ['employers', [employerColumns.corporateNumber]],
];

/**
 * What a file holds: by its name (employers, merchants) or else by its columns. A file that shows none of them is taken
 * for a roster, which is what most files are, and told which columns it lacks.
 */
export function kindOf(file: string, sheet: Sheet): FileKind {
  const name = basename(file).toLowerCase();
  if (/^employers\b/.test(name)) return 'employers';
  if (/^merchants\b/.test(name)) return 'merchants';
  const titles = new Set((sheet.header?.cells ?? []).map((cell) => normaliseHeader(cellText(cell))));
  const found = TELLING.find(([, columns]) =>
    columns.some(({ label, names }) => [label, ...names].some((title) => titles.has(normaliseHeader(title)))),
  );
  return found?.[0] ?? 'roster';
}

/** The employer whose staff a file lists: the thirteen digits in its name, or in that of a folder on the way to it. */
export function employerNumberIn(file: string): string | undefined {
  return toHalfWidth(file)
    .match(/(?<!\d)\d{13}(?!\d)/g)
    ?.at(-1);
}

/**
 * Whether a file in a city's folder is one of those that are imported: employers, merchants, rosters/, coworkers/, or one
 * that names an employer. Whatever else lies there (notes, results) is left alone.
 */
export function isCityFile(path: string): boolean {
  if (!/\.(csv|xlsx)$/i.test(path) || basename(path).startsWith('~')) return false;
  return (
    /^(employers|merchants)\.\w+$/i.test(path) ||
    /^(rosters|coworkers)\//i.test(path) ||
    employerNumberIn(path) !== undefined
  );
}
