import type { ReactNode } from 'react';
import type { FileColumnOf, FilterOf, ListPath, RowOf, SortOf } from './list-path';

interface ShownColumn<P extends ListPath> {
  label: string;
  cell: (row: RowOf<P>) => ReactNode;
  /** By what the service sorts when this column's heading is pressed. */
  sort?: SortOf<P>;
  /** Numbers and money stand at the end of their cell. */
  align?: 'end';
  /** Shown only once somebody has chosen it. */
  hidden?: boolean;
  /** What the row is about: it heads the row's card on a phone and carries the row's link. The first, unless said. */
  primary?: boolean;
}

/** A column of a table. Its key is that of the list's file, or it says for which columns of the file it stands. */
export type Column<P extends ListPath> = ShownColumn<P> &
  ([FileColumnOf<P>] extends [never]
    ? { key: string; inFile?: readonly string[] }
    : | { key: FileColumnOf<P> & string; inFile?: readonly FileColumnOf<P>[] }
      | { key: string; inFile: readonly FileColumnOf<P>[] });

/** By what the reader may narrow a list. */
export type Filter<P extends ListPath> = { key: FilterOf<P>; label: string } & (
  { kind: 'choice'; options: readonly { value: string; label: string }[] } | { kind: 'text' | 'month' | 'day' }
);

/** A column as the parts of the table see it, of whatever list. */
export interface AnyColumn<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  sort?: string;
  align?: 'end';
  hidden?: boolean;
  primary?: boolean;
  inFile?: readonly string[];
}

export interface AnyFilter {
  key: string;
  label: string;
  kind: 'choice' | 'text' | 'month' | 'day';
  options?: readonly { value: string; label: string }[];
}

/** What a row is about. */
export function primaryOf<Row>(columns: readonly AnyColumn<Row>[]): AnyColumn<Row> | undefined {
  return columns.find(({ primary }) => primary) ?? columns[0];
}
