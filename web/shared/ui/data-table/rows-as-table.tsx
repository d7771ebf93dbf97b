import type { ReactNode } from 'react';
import { useText } from '../../i18n/texts';
import { TextLink } from '../link';
import { type AnyColumn, primaryOf } from './column';
import { texts } from './data-table.texts';
import { RowCheck } from './row-check';
import { SortHeading, sortDirection } from './sort-heading';
import { useScrolls } from './use-scrolls';
import type { Selection } from './use-selection';

export interface RowsProps<Row> {
  caption: string;
  id: string;
  rows: readonly Row[];
  columns: readonly AnyColumn<Row>[];
  rowKey: (row: Row) => string;
  rowLink?: ((row: Row) => string) | undefined;
  selection?: Selection<Row> | undefined;
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
}

export function RowsAsTable<Row>({
  caption,
  id,
  rows,
  columns,
  rowKey,
  rowLink,
  selection,
  sort,
  onSort,
}: RowsProps<Row>) {
  const t = useText(texts);
  const primary = primaryOf(columns);
  const [region, scrolls] = useScrolls();
  return (
    <div
      ref={region}
      {...(scrolls ? { role: 'group', 'aria-label': caption, tabIndex: 0 } : {})}
      className="overflow-x-auto rounded-8 border border-solid-gray-300"
    >
      <table className="w-full border-collapse bg-white">
        <caption className="sr-only">{caption}</caption>
        <thead className="border-b-2 border-solid-gray-600 bg-solid-gray-50">
          <tr>
            {selection && (
              <td className="w-11 p-0">
                <label className="grid size-11 cursor-pointer place-content-center">
                  <input
                    type="checkbox"
                    aria-label={t.selectAll}
                    checked={rows.length > 0 && rows.every(selection.has)}
                    onChange={({ target }) => selection.select(target.checked, ...rows)}
                    className="size-5 accent-blue-900"
                  />
                </label>
              </td>
            )}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={sortDirection(column.sort, sort)}
                className={`p-0 text-start align-bottom font-bold whitespace-nowrap ${column.align === 'end' ? 'text-end' : ''}`}
              >
                {column.sort === undefined ? (
                  <span className="inline-block px-3 py-2">{column.label}</span>
                ) : (
                  <SortHeading
                    label={column.label}
                    field={column.sort}
                    sort={sort}
                    end={column.align === 'end'}
                    onSort={onSort}
                  />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-solid-gray-200 last:border-b-0 hover:bg-blue-50/60">
              {selection && (
                <td className="p-0 align-top">
                  <RowCheck
                    labelledBy={`${id}-${rowKey(row)}`}
                    checked={selection.has(row)}
                    onChange={(checked) => selection.select(checked, row)}
                  />
                </td>
              )}
              {columns.map((column) => {
                const look = `min-w-24 px-3 py-2.5 align-top ${column.align === 'end' ? 'text-end tabular-nums whitespace-nowrap' : 'text-start'}`;
                if (column !== primary)
                  return (
                    <td key={column.key} className={look}>
                      {shown(column.cell(row), t.noValue)}
                    </td>
                  );
                return (
                  <th key={column.key} scope="row" id={`${id}-${rowKey(row)}`} className={`${look} font-normal`}>
                    {rowLink ? <TextLink to={rowLink(row)}>{column.cell(row)}</TextLink> : column.cell(row)}
                  </th>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What there is nothing of is said, so that nobody takes it for a fault. */
export function shown(value: ReactNode, nothing: string): ReactNode {
  return value === null || value === undefined || value === '' ? nothing : value;
}
