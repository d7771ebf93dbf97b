import { type ReactNode, useId } from 'react';
import { useText } from '../../../../shared/i18n/texts';
import { useIsWide } from '../../../../shared/ui/data-table/use-is-wide';
import { texts } from './figure-table.texts';

export interface FigureColumn<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end of their cell. */
  align?: 'end';
  /** What stands below the column: the sum of what stands in it. */
  total?: ReactNode;
}

interface Props<Row> {
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

/** Figures that are all there at once, and what they add up to. On a phone each row is a card. */
export function FigureTable<Row>({ caption, rows, rowKey, columns, totalLabel, showCaption = false }: Props<Row>) {
  const t = useText(texts);
  const wide = useIsWide();
  const id = useId();
  const [head, ...others] = columns;
  const totals = columns.some(({ total }) => total !== undefined);
  const totalName = totalLabel ?? t.total;
  if (!head) return null;
  if (!wide)
    return (
      <div>
        <p id={id} className={showCaption ? 'pb-2 font-bold' : 'sr-only'}>
          {caption}
        </p>
        <ul aria-labelledby={id} className="flex flex-col gap-3">
          {rows.map((row) => (
            <FigureCard
              key={rowKey(row)}
              title={head.cell(row)}
              figures={others.map((column) => ({ ...column, value: column.cell(row) }))}
            />
          ))}
          {totals && (
            <FigureCard
              title={totalName}
              strong
              figures={others
                .filter(({ total }) => total !== undefined)
                .map((column) => ({ ...column, value: column.total }))}
            />
          )}
        </ul>
      </div>
    );
  return (
    <div
      role="region"
      aria-labelledby={id}
      tabIndex={0}
      className="overflow-x-auto rounded-8 border border-solid-gray-300"
    >
      <table className="w-full border-collapse bg-white">
        <caption id={id} className={showCaption ? 'px-4 py-2 text-start font-bold' : 'sr-only'}>
          {caption}
        </caption>
        <thead className="border-b-2 border-solid-gray-600 bg-solid-gray-50">
          <tr>
            {columns.map(({ key, label, align }) => (
              <th
                key={key}
                scope="col"
                className={`px-4 py-2 align-bottom leading-snug ${align ? 'text-end' : 'text-start'}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-solid-gray-200 last:border-b-0">
              <th scope="row" className="px-4 py-2 text-start font-normal">
                {head.cell(row)}
              </th>
              {others.map(({ key, align, cell }) => (
                <td key={key} className={`px-4 py-2 ${align ? 'text-end tabular-nums' : ''}`}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {totals && (
          <tfoot className="border-t-2 border-solid-gray-600 bg-solid-gray-50 font-bold">
            <tr>
              <th scope="row" className="px-4 py-2 text-start">
                {totalName}
              </th>
              {others.map(({ key, align, total }) => (
                <td key={key} className={`px-4 py-2 ${align ? 'text-end tabular-nums' : ''}`}>
                  {total}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

interface CardProps {
  title: ReactNode;
  figures: readonly { key: string; label: string; align?: 'end'; value: ReactNode }[];
  strong?: boolean;
}

function FigureCard({ title, figures, strong = false }: CardProps) {
  return (
    <li
      className={`rounded-12 border p-4 ${strong ? 'border-2 border-solid-gray-600 bg-solid-gray-50' : 'border-solid-gray-300 bg-white'}`}
    >
      <div className="border-b border-solid-gray-200 pb-2 font-bold">{title}</div>
      <dl className="mt-2 flex flex-col gap-1">
        {figures.map(({ key, label, align, value }) => (
          <div key={key} className="flex items-baseline justify-between gap-4">
            <dt className="text-sm text-solid-gray-700">{label}</dt>
            <dd className={`min-w-0 text-end ${align ? 'tabular-nums' : ''} ${strong ? 'font-bold' : ''}`}>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
