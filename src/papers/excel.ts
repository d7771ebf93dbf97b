import type { SheetData } from 'write-excel-file/node';

/** The media type of .xlsx. */
export const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type ExcelCell = string | number | Date | null;

export interface ExcelSheet {
  name: string;
  /** The first row is the head. */
  rows: readonly (readonly ExcelCell[])[];
  /** Widths of the columns, in characters. */
  widths?: readonly number[];
}

/** Sheets as .xlsx: heads in bold that stay in sight, whole numbers with thousands separators, days as days. */
export async function excelOf(sheets: readonly ExcelSheet[]): Promise<Buffer> {
  const { default: writeXlsx } = await import('write-excel-file/node');
  return writeXlsx(
    sheets.map(({ name, rows, widths }) => ({
      sheet: name,
      data: rows.map((row, index) => row.map((cell) => styled(cell, index === 0))),
      stickyRowsCount: 1,
      ...(widths && { columns: widths.map((width) => ({ width })) }),
    })),
  ).toBuffer();
}

function styled(value: ExcelCell, head: boolean): SheetData[number][number] {
  if (value === null || value === '') return null;
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' };
  if (typeof value === 'number') return { value, type: Number, format: Number.isInteger(value) ? '#,##0' : '0.0##' };
  return head ? { value, type: String, fontWeight: 'bold' } : { value, type: String };
}
