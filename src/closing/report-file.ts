import { csvMediaType, csvOf } from '../papers/csv.js';
import { EXCEL, type ExcelCell, type ExcelSheet, excelOf } from '../papers/excel.js';

export const FILE_FORMATS = ['csv', 'csv-cp932', 'xlsx', 'pdf'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A report as tables, and as a paper where it has one. */
export interface Report {
  /** The name of its files, without an ending. */
  name: string;
  sheets: (Omit<ExcelSheet, 'rows'> & { rows: Exclude<ExcelCell, Date>[][] })[];
  pdf?: () => Promise<Buffer>;
}

export interface ReportFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

/**
 * A report as a file. In CSV its tables stand below each other, an empty line between them.
 *
 * @throws DomainError not_in_cp932
 * @throws RangeError where a paper is asked for that the report does not have
 */
export async function fileOf(report: Report, format: FileFormat): Promise<ReportFile> {
  const { name, sheets, pdf } = report;
  switch (format) {
    case 'xlsx':
      return { name: `${name}.xlsx`, mediaType: EXCEL, bytes: await excelOf(sheets) };
    case 'pdf':
      if (!pdf) throw new RangeError(`${name} is no paper`);
      return { name: `${name}.pdf`, mediaType: 'application/pdf', bytes: await pdf() };
    default: {
      const encoding = format === 'csv' ? 'utf-8' : 'cp932';
      const rows = sheets.flatMap((sheet, index) => (index === 0 ? sheet.rows : [[''], ...sheet.rows]));
      return { name: `${name}.csv`, mediaType: csvMediaType(encoding), bytes: csvOf(rows, encoding) };
    }
  }
}
