import { StreamableFile } from '@nestjs/common';
import { AsyncResource } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { csvMediaType, csvOf, moreCsvOf } from '../papers/csv.js';
import { EXCEL, type ExcelCell, excelOf } from '../papers/excel.js';
import type { List } from './list.js';
import { chosenColumns, type Language, printCell, type Printed } from './print-row.js';

export type ListFileFormat = 'csv' | 'xlsx';

export interface ListFileWish {
  format: ListFileFormat;
  columns?: readonly string[];
  language: Language;
}

/** Is told of rows before they are handed out. */
type Listener = (rows: readonly unknown[]) => Promise<void>;

/**
 * A list as a file that is written while it is read, part by part: CSV in UTF-8 with BOM as it comes; Excel is put
 * together in the end, for which its rows must fit into memory.
 */
export class ListFile extends StreamableFile {
  private readonly tell: { listener?: Listener };

  /** @param parts the rows, each part asked for when the one before has been taken */
  constructor(list: List<never>, wish: ListFileWish, parts: AsyncGenerator<readonly object[]>) {
    const tell: { listener?: Listener } = {};
    const told = async function* () {
      for await (const part of parts) {
        await tell.listener?.(part);
        yield part;
      }
    };
    const bytes = wish.format === 'csv' ? csvParts(list, wish, told()) : excelParts(list, wish, told());
    const type = wish.format === 'csv' ? csvMediaType() : EXCEL;
    const disposition = `attachment; filename="${list.name}.${wish.format}"`;
    super(Readable.from(inThisContext(bytes), { objectMode: false }), { type, disposition });
    this.tell = tell;
  }

  /** Before each part is handed out, this is done; if it fails, the file ends there, broken off. */
  beforeEachPart(listener: Listener): void {
    this.tell.listener = listener;
  }
}

async function* csvParts(list: List<never>, wish: ListFileWish, parts: AsyncIterable<readonly object[]>) {
  yield csvOf([headOf(list, wish)]);
  for await (const part of parts) yield moreCsvOf(part.map((row) => cellsOf(list, wish, row)));
}

async function* excelParts(list: List<never>, wish: ListFileWish, parts: AsyncIterable<readonly object[]>) {
  const kinds = chosenColumns(list, wish.columns).map(([, { kind }]) => kind);
  const rows: ExcelCell[][] = [headOf(list, wish)];
  for await (const part of parts) {
    for (const row of part) rows.push(cellsOf(list, wish, row).map((cell, at) => dayCell(cell, kinds[at] === 'day')));
  }
  const widths = kinds.map((kind) => (kind === undefined || kind === 'text' ? 24 : 18));
  yield await excelOf([{ name: wish.language === 'ja' ? list.ja : list.en, rows, widths }]);
}

function headOf(list: List<never>, { columns, language }: ListFileWish): string[] {
  return chosenColumns(list, columns).map(([, column]) => column[language]);
}

function cellsOf(list: List<never>, { columns, language }: ListFileWish, row: object): Printed[] {
  return chosenColumns(list, columns).map(([key, column]) => printCell(key, column, row as never, language));
}

function dayCell(cell: Printed, isDay: boolean): ExcelCell {
  return isDay && typeof cell === 'string' ? new Date(cell) : cell;
}

/** Asks for each part as if from here: whose rows the database shows is known by who asked, not by who takes them. */
function inThisContext(source: AsyncGenerator<Buffer>): AsyncIterable<Buffer> {
  const next = AsyncResource.bind(() => source.next());
  return { [Symbol.asyncIterator]: () => ({ next, return: () => source.return(undefined) }) };
}
