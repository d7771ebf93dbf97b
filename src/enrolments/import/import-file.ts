import { noFiles } from './import.errors.js';
import { employerNumberIn, kindOf, type FileKind } from './file-kind.js';
import { readCsv } from './read-csv.js';
import { isXlsx, readXlsx } from './read-xlsx.js';
import type { Cell, Sheet } from './sheet.js';
import type { Refusal } from './refusal.js';
import type { OwedMonths } from '../terms.js';

/** A file as it was sent; its name is its path within the folder, e.g. rosters/1450101534494.csv. */
export interface ImportFile {
  name: string;
  content: Buffer;
}

/** A file whose cells were read. */
export interface ReadFile {
  name: string;
  kind: FileKind;
  /** Of a roster or a list of co-workers: whose staff it lists (法人番号), as far as its name says. */
  employerNumber: string | undefined;
  sheet: Sheet;
}

/** What becomes of a row: `unchanged` says nothing that is not there already. */
export interface ImportedRow {
  line: number;
  cells: Cell[];
  outcome: 'taken' | 'unchanged' | 'refused';
  /** Why it was refused. */
  refusal?: Refusal;
  /** Of a row of a roster that is taken: the first and last month owed, and how many of them can still be issued. */
  months?: OwedMonths & { monthsLeft: number };
}

export interface ImportedFile {
  name: string;
  kind: FileKind;
  header: Cell[];
  rows: ImportedRow[];
}

/** @throws DomainError no_files, unreadable_file */
export async function readFiles(files: readonly ImportFile[]): Promise<ReadFile[]> {
  if (files.length === 0) throw noFiles();
  const read: ReadFile[] = [];
  // One after another, since each is wholly in memory while it is read.
  for (const { name, content } of files) {
    const sheet = isXlsx(content) ? await readXlsx(name, content) : readCsv(content);
    read.push({ name, kind: kindOf(name, sheet), employerNumber: employerNumberIn(name), sheet });
  }
  return read;
}
