import type { SheetData } from 'write-excel-file/node';
import { csvMediaType, csvOf } from '../../papers/csv.js';
import { EXCEL } from '../../papers/excel.js';
import { normaliseHeader } from './columns.js';
import { nothingToCorrect } from './import.errors.js';
import type { ImportedFile } from './import-file.js';
import { cellText, type Cell } from './sheet.js';

export const correctionFormats = ['csv', 'xlsx'] as const;
export type CorrectionFormat = (typeof correctionFormats)[number];

export const correctionMediaTypes: Record<CorrectionFormat, string> = { csv: csvMediaType(), xlsx: EXCEL };

/** roster.csv -> roster-要修正.xlsx */
export function correctionName(file: string, format: CorrectionFormat): string {
  return `${file.replace(/\.\w+$/, '')}-要修正.${format}`;
}

/** What is added to the columns of the file. An import takes no notice of them, so the corrected file can be sent as it is. */
const ADDED = ['取り込めない理由', '元の行'] as const;

/**
 * The refused rows of a file as they were, each with the reason and its line, to be corrected and imported again. CSV is
 * UTF-8 with byte order mark, and keeps spreadsheets from taking a cell for a formula; `readCsv` takes that back.
 *
 * @throws DomainError nothing_to_correct
 */
export async function correctionFile(file: ImportedFile, format: CorrectionFormat): Promise<Buffer> {
  const table = correctionTable(file);
  if (format === 'csv') return csvOf(table.map((row) => row.map(cellText)));
  const { default: writeXlsx } = await import('write-excel-file/node');
  const cells = table.map((row) => row.map(xlsxCell));
  return writeXlsx(cells, { sheet: '要修正' }).toBuffer();
}

function correctionTable({ header, rows }: ImportedFile): Cell[][] {
  const refused = rows.filter((row) => row.outcome === 'refused');
  if (refused.length === 0) throw nothingToCorrect();
  const added = new Set(ADDED.map(normaliseHeader));
  // A file that was corrected once and sent again brings these columns along.
  const kept = (_: Cell, index: number) => !added.has(normaliseHeader(cellText(header[index])));
  const width = Math.max(header.length, ...refused.map((row) => row.cells.length));
  const padded = (cells: readonly Cell[]) =>
    Array.from({ length: width }, (_, index) => cells[index] ?? null).filter(kept);
  return [
    [...padded(header), ...ADDED],
    ...refused.map(({ line, cells, refusal }) => [...padded(cells), refusal?.ja ?? null, line]),
  ];
}

function xlsxCell(cell: Cell): SheetData[number][number] {
  if (cell instanceof Date) return { value: cell, type: Date, format: 'yyyy-mm-dd' };
  return cell === '' ? null : cell;
}
