import type { AuditChangeView, AuditColumnView } from './dto/audit-act.js';

export interface ChangeRow extends Omit<AuditChangeView, 'columns'> {
  number: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  of: number;
}

export interface PersonalRow {
  number: string;
  column: string;
  before: string | null;
  after: string | null;
}

/** A change as it is shown: the personal values put in their places, as far as they still stand. */
export function changeView(row: ChangeRow, personal: readonly PersonalRow[]): AuditChangeView {
  const { number, table, operation, key, before, after } = row;
  const names = Object.keys({ ...before, ...after }).sort();
  const own = personal.filter((one) => one.number === number);
  return { table, operation, key, columns: names.map((name) => columnView(name, before?.[name], after?.[name], own)) };
}

function columnView(
  column: string,
  before: unknown,
  after: unknown,
  personal: readonly PersonalRow[],
): AuditColumnView {
  if (isMarked('closed', before) || isMarked('closed', after))
    return { column, before: null, after: null, kept: 'closed' };
  if (!isMarked('personal', before) && !isMarked('personal', after)) {
    return { column, before: before ?? null, after: after ?? null, kept: 'open' };
  }
  const stands = personal.find((one) => one.column === column);
  if (!stands) return { column, before: null, after: null, kept: 'erased' };
  return { column, before: stands.before, after: stands.after, kept: 'personal' };
}

function isMarked(how: 'personal' | 'closed', value: unknown): boolean {
  return typeof value === 'object' && value !== null && how in value;
}
