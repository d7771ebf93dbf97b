import type { ReactNode } from 'react';

interface Column<Row> {
  label: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and money stand at the end. */
  end?: boolean;
}

interface Props<Row> {
  caption: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
}

/** A few rows that belong to a page; the first column says what each is about. On a phone each row is a card. */
export function SmallTable<Row>({ caption, rows, rowKey, columns }: Props<Row>) {
  return (
    <table className="block w-full border-collapse sm:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only sm:not-sr-only sm:table-header-group">
        <tr className="border-b-2 border-solid-gray-600">
          {columns.map(({ label, end }) => (
            <th key={label} scope="col" className={`px-3 py-2 align-bottom ${end ? 'text-end' : 'text-start'}`}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block sm:table-row-group">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className="block border-b border-solid-gray-200 py-3 sm:table-row sm:py-0 sm:last:border-b-0"
          >
            {columns.map(({ label, cell, end }, at) => {
              const look = `flex items-baseline justify-between gap-4 py-0.5 sm:table-cell sm:px-3 sm:py-2.5 sm:align-top ${end ? 'sm:text-end sm:tabular-nums sm:whitespace-nowrap' : 'text-start'}`;
              const content = (
                <>
                  <span aria-hidden="true" className="shrink-0 text-sm text-solid-gray-700 sm:hidden">
                    {label}
                  </span>
                  <span className="min-w-0 text-end sm:[text-align:inherit]">{cell(row)}</span>
                </>
              );
              return at === 0 ? (
                <th key={label} scope="row" className={`${look} font-bold`}>
                  {content}
                </th>
              ) : (
                <td key={label} className={look}>
                  {content}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
