import { parseDate } from '../../domain/parse-date.js';
import type { DateIso } from '../../domain/date.js';
import { isEmail, normaliseEmail } from '../../domain/email.js';
import { trimAll } from '../../domain/text.js';
import { layoutOf, type Columns, type Layout } from './columns.js';
import { refusals, type Refusal } from './refusal.js';
import { cellText, type Sheet, type SheetRow } from './sheet.js';

/**
 * A row of a file once it was looked at by itself: what it says, or why it cannot be taken; and, where the cells could
 * be read, what it is about (a staff number, say), by which a later row on the same is known.
 */
export type JudgedRow<Value> = SheetRow & { identity?: string } & ({ value: Value } | { refusal: Refusal });

/** Thrown and caught within the judging of one row. */
class Refused {
  constructor(readonly refusal: Refusal) {}
}

/** The cells of one row by the names of their columns. Whatever is wrong with one of them refuses the row. */
export class RowReader<Field extends string> {
  constructor(
    private readonly columns: Columns<Field>,
    private readonly layout: Layout<Field>,
    private readonly row: SheetRow,
  ) {}

  text(field: Field): string {
    const index = this.layout[field];
    return index === undefined ? '' : trimAll(cellText(this.row.cells[index]));
  }

  email(field: Field): string {
    const email = normaliseEmail(this.text(field));
    return isEmail(email) ? email : this.refuse(refusals.badEmail(this.columns[field].label));
  }

  date(field: Field): DateIso {
    const index = this.layout[field];
    const date = parseDate(index === undefined ? undefined : this.row.cells[index]);
    return date ?? this.refuse(refusals.badDate(this.columns[field].label));
  }

  refuse(refusal: Refusal): never {
    throw new Refused(refusal);
  }
}

/**
 * Judges a sheet row by row. What can be said of every kind of file is said here, in its order: unreadable characters,
 * cells that do not fit the header, columns that must not be empty; then `read` says what the row means.
 */
export function judgeRows<Field extends string, Value>(
  sheet: Sheet,
  columns: Columns<Field>,
  identify: (row: RowReader<Field>) => string,
  read: (row: RowReader<Field>) => Value,
): JudgedRow<Value>[] {
  const { header } = sheet;
  if (!header) return [{ line: 1, cells: [], refusal: refusals.emptyFile() }];
  if (header.fault) return [{ ...header, refusal: faultRefusal(header, header.cells.length) }];
  const found = layoutOf(columns, header.cells);
  if ('problem' in found) return [{ ...header, refusal: refusals.badHeader(found.problem) }];
  const { layout } = found;
  return sheet.rows.map((row) => {
    const shape = shapeRefusal(row, header);
    if (shape) return { ...row, refusal: shape };
    const reader = new RowReader(columns, layout, row);
    const identity = identify(reader);
    const refusal = missingField(columns, reader);
    if (refusal) return { ...row, identity, refusal };
    try {
      return { ...row, identity, value: read(reader) };
    } catch (error) {
      if (error instanceof Refused) return { ...row, identity, refusal: error.refusal };
      throw error;
    }
  });
}

function shapeRefusal(row: SheetRow, header: SheetRow): Refusal | undefined {
  if (row.fault || row.cells.length !== header.cells.length) return faultRefusal(row, header.cells.length);
  const slipped = row.cells.some((cell, index) => cellText(cell).trim() && !cellText(header.cells[index]).trim());
  return slipped ? refusals.unnamedColumn() : undefined;
}

function faultRefusal(row: SheetRow, columns: number): Refusal {
  if (row.fault === 'bad_encoding') return refusals.badEncoding();
  return row.fault === 'bad_columns' ? refusals.badQuotes() : refusals.badCells(columns, row.cells.length);
}

function missingField<Field extends string>(columns: Columns<Field>, row: RowReader<Field>): Refusal | undefined {
  const fields = Object.keys(columns) as Field[];
  const empty = fields.find((field) => !columns[field].optional && !row.text(field));
  return empty === undefined ? undefined : refusals.missingField(columns[empty].label);
}
