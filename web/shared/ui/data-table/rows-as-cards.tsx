import { useText } from '../../i18n/texts';
import { TextLink } from '../link';
import { primaryOf } from './column';
import { texts } from './data-table.texts';
import { RowCheck } from './row-check';
import { type RowsProps, shown } from './rows-as-table';

/** On a phone each row is a card, headed by what it is about. */
export function RowsAsCards<Row>({ caption, id, rows, columns, rowKey, rowLink, selection }: RowsProps<Row>) {
  const t = useText(texts);
  const primary = primaryOf(columns);
  return (
    <ul aria-label={caption} className="flex flex-col gap-3">
      {rows.map((row) => (
        <li key={rowKey(row)} className="rounded-12 border border-solid-gray-300 bg-white p-4">
          <div className="flex min-h-11 items-center gap-2 border-b border-solid-gray-200 pb-2">
            {selection && (
              <RowCheck
                labelledBy={`${id}-${rowKey(row)}`}
                checked={selection.has(row)}
                onChange={(checked) => selection.select(checked, row)}
              />
            )}
            <div id={`${id}-${rowKey(row)}`} className="min-w-0 text-lg font-bold">
              {rowLink ? <TextLink to={rowLink(row)}>{primary?.cell(row)}</TextLink> : primary?.cell(row)}
            </div>
          </div>
          <dl className="mt-2 flex flex-col gap-1">
            {columns
              .filter((column) => column !== primary)
              .map((column) => (
                <div key={column.key} className="flex items-baseline justify-between gap-4">
                  <dt className="shrink-0 text-sm text-solid-gray-700">{column.label}</dt>
                  <dd className={`min-w-0 text-end ${column.align === 'end' ? 'tabular-nums' : ''}`}>
                    {shown(column.cell(row), t.noValue)}
                  </dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
