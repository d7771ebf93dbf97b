import { useText } from '../../i18n/texts';
import { Button } from '../button';
import { CheckField } from '../choice-field';
import { Popup } from '../popup';
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
    <Popup
      title={t.columns}
      label={
        <>
          <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5 fill-none stroke-current stroke-2">
            <path d="M4 5h16v14H4zM9.5 5v14M14.5 5v14" />
          </svg>
          {t.columns}
        </>
      }
    >
      {() => (
        <div className="flex flex-col">
          {columns.map((column) => (
            <CheckField
              key={column.key}
              label={column.label}
              checked={choice.shown.includes(column)}
              disabled={column === primary}
              onChange={(wanted) => choice.show(column.key, wanted)}
            />
          ))}
          <Button kind="plain" size="sm" onPress={choice.reset}>
            {t.usualColumns}
          </Button>
        </div>
      )}
    </Popup>
  );
}
