/** What a cell of a file holds: text in CSV; in a workbook also numbers, dates (midnight UTC) and truth values. */
export type Cell = string | number | boolean | Date | null;

/** Why a row cannot even be read as cells of its columns. */
export type RowFault = 'bad_encoding' | 'bad_columns';

export interface SheetRow {
  /** The physical line of the file on which the row begins, or the row of the workbook; the first is 1. */
  line: number;
  cells: Cell[];
  fault?: RowFault;
}

/** The rows of a file, whatever its format; blank ones are left out. */
export interface Sheet {
  header: SheetRow | undefined;
  rows: SheetRow[];
}

/**
 * Characters that no roster holds unless something went wrong on the way: control characters, what a decoder puts for
 * bytes that it cannot read, and the private use area (外字), which looks different on every computer.
 */
const DOUBTFUL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ue000-\uf8ff\ufffd]/;

export function isDoubtful(text: string): boolean {
  return DOUBTFUL.test(text);
}

/** The text of a cell as somebody would have typed it; a date as 2026-04-01. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell);
}

export function isBlankRow(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cellText(cell).trim() === '');
}

/** The first row that is not blank is the header. */
export function sheetOf(rows: readonly SheetRow[]): Sheet {
  const [header, ...others] = rows.filter((row) => row.fault !== undefined || !isBlankRow(row.cells));
  return { header, rows: others };
}
