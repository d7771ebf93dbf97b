import type { ReactNode } from 'react';

export interface FigureColumn<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end of their cell. */
  align?: 'end';
  /** What stands below the column: the sum of what stands in it. */
  total?: ReactNode;
}

export interface FigureTableProps<Row> {
  caption: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The first one says what the row is about. */
  columns: readonly FigureColumn<Row>[];
  /** What the last line is called; "total" unless said. Shown where a column has one. */
  totalLabel?: string;
  /** Where the caption is not said by a heading above already. */
  showCaption?: boolean;
}
