import { type ReactNode, useId } from 'react';
import { useText } from '../../../../shared/i18n/texts';
import type { FigureColumn, FigureTableProps } from './figure-column';
import { texts } from './figure-table.texts';

export function FigureCards<Row>({
  caption,
  rows,
  rowKey,
  columns,
  totalLabel,
  showCaption = false,
}: FigureTableProps<Row>) {
  const t = useText(texts);
  const id = useId();
  const [head, ...others] = columns;
  const summed = others.filter(({ total }) => total !== undefined);
  return (
    <div>
      <p id={id} className={showCaption ? 'pb-2 font-bold' : 'sr-only'}>
        {caption}
      </p>
      <ul aria-labelledby={id} className="flex flex-col gap-3">
        {rows.map((row) => (
          <FigureCard key={rowKey(row)} title={head?.cell(row)} columns={others} valueOf={({ cell }) => cell(row)} />
        ))}
        {summed.length > 0 && (
          <FigureCard title={totalLabel ?? t.total} columns={summed} valueOf={({ total }) => total} strong />
        )}
      </ul>
    </div>
  );
}

interface CardProps<Row> {
  title: ReactNode;
  columns: readonly FigureColumn<Row>[];
  valueOf: (column: FigureColumn<Row>) => ReactNode;
  strong?: boolean;
}

function FigureCard<Row>({ title, columns, valueOf, strong = false }: CardProps<Row>) {
  return (
    <li
      className={`rounded-12 border p-4 ${strong ? 'border-2 border-solid-gray-600 bg-solid-gray-50' : 'border-solid-gray-300 bg-white'}`}
    >
      <div className="border-b border-solid-gray-200 pb-2 font-bold">{title}</div>
      <dl className="mt-2 flex flex-col gap-1">
        {columns.map((column) => (
          <div key={column.key} className="flex items-baseline justify-between gap-4">
            <dt className="text-sm text-solid-gray-700">{column.label}</dt>
            <dd className={`min-w-0 text-end ${column.align ? 'tabular-nums' : ''} ${strong ? 'font-bold' : ''}`}>
              {valueOf(column)}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
