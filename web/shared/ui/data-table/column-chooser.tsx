import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '../../i18n/texts';
import { Button } from '../button';
import { CheckField } from '../choice-field';
import { type AnyColumn, primaryOf } from './column';
import { texts } from './data-table.texts';
import type { useColumnChoice } from './use-column-choice';

interface Props<Row> {
  columns: readonly AnyColumn<Row>[];
  choice: ReturnType<typeof useColumnChoice<Row>>;
}

/** Which columns are shown, and so stand in the file. What a row is about is always there. */
export function ColumnChooser<Row>({ columns, choice }: Props<Row>) {
  const t = useText(texts);
  const primary = primaryOf(columns);
  return (
    <DialogTrigger>
      <Button kind="secondary" size="sm">
        <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5 fill-none stroke-current stroke-2">
          <path d="M4 5h16v14H4zM9.5 5v14M14.5 5v14" />
        </svg>
        {t.columns}
      </Button>
      <Popover
        placement="bottom end"
        className="max-h-[min(32rem,80dvh)] max-w-[calc(100vw-2rem)] min-w-56 overflow-y-auto rounded-8 border border-solid-gray-420 bg-white p-2 shadow-1"
      >
        <Dialog aria-label={t.columns} className="flex flex-col outline-none">
          {columns.map((column) => (
            <CheckField
              key={column.key}
              label={column.label}
              checked={column === primary || choice.isShown(column)}
              disabled={column === primary}
              onChange={(wanted) => choice.show(column.key, wanted)}
            />
          ))}
          <Button kind="plain" size="sm" onPress={choice.reset}>
            {t.usualColumns}
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
