import { unreadableFile } from './import.errors.js';
import { isDoubtful, sheetOf, type Cell, type Sheet, type SheetRow } from './sheet.js';
import { unpacksBeyond } from './unpacked-size.js';

/** A roster of a hundred thousand rows has a tenth of it. */
const MOST_UNPACKED_BYTES = 100 * 1024 * 1024;

/** Every .xlsx file is a ZIP archive, and begins as those do. */
export function isXlsx(content: Buffer): boolean {
  return content.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
}

/**
 * Reads the first sheet of a workbook; a row is named by its number in the sheet.
 * @throws DomainError unreadable_file
 */
export async function readXlsx(file: string, content: Buffer): Promise<Sheet> {
  if (unpacksBeyond(content, MOST_UNPACKED_BYTES)) throw unreadableFile(file, 'It unpacks to too much.');
  const { readSheet } = await import('read-excel-file/node');
  const data: unknown[][] = await readSheet(content, { trim: false }).catch((cause: unknown) => {
    throw unreadableFile(file, cause);
  });
  const rows = data.map((row, index): SheetRow => {
    const cells = row.map(toCell);
    const doubtful = cells.some((cell) => typeof cell === 'string' && isDoubtful(cell));
    return { line: index + 1, cells, ...(doubtful && { fault: 'bad_encoding' }) };
  });
  return sheetOf(rows);
}

/** Its types call a date cell the constructor of dates; what comes is a date. */
function toCell(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value instanceof Date ? value : null;
}
