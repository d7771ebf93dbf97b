import { useId } from 'react';
import { useText } from '../../../../shared/i18n/texts';
import { useScrolls } from '../../../../shared/ui/data-table/use-scrolls';
import type { FigureTableProps } from './figure-column';
import { texts } from './figure-table.texts';

const CELL = 'px-3 py-2 sm:px-4';

export function FigureGrid<Row>({
  caption,
  rows,
  rowKey,
  columns,
  totalLabel,
  showCaption = false,
}: FigureTableProps<Row>) {
  const t = useText(texts);
  const id = useId();
  const [frame, scrolls] = useScrolls();
  const [head, ...others] = columns;
  const end = (align: 'end' | undefined) => (align ? 'text-end whitespace-nowrap tabular-nums' : '');
  return (
    <div
      ref={frame}
      {...(scrolls ? { role: 'group', 'aria-labelledby': id, tabIndex: 0 } : {})}
      className="overflow-x-auto rounded-8 border border-solid-gray-300"
    >
      <table className="w-full border-collapse bg-white">
        <caption id={id} className={showCaption ? `${CELL} text-start font-bold` : 'sr-only'}>
          {caption}
        </caption>
        <thead className="border-b-2 border-solid-gray-600 bg-solid-gray-50">
          <tr>
            {columns.map(({ key, label, align }) => (
              <th
                key={key}
                scope="col"
                className={`${CELL} align-bottom leading-snug whitespace-nowrap ${align ? 'text-end' : 'text-start'}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-solid-gray-200 last:border-b-0">
              <th scope="row" className={`${CELL} text-start font-normal sm:min-w-40`}>
                {head?.cell(row)}
              </th>
              {others.map(({ key, align, cell }) => (
                <td key={key} className={`${CELL} ${end(align)}`}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {columns.some(({ total }) => total !== undefined) && (
          <tfoot className="border-t-2 border-solid-gray-600 bg-solid-gray-50 font-bold">
            <tr>
              <th scope="row" className={`${CELL} text-start`}>
                {totalLabel ?? t.total}
              </th>
              {others.map(({ key, align, total }) => (
                <td key={key} className={`${CELL} ${end(align)}`}>
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
