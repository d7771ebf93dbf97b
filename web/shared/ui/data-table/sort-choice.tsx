import { useText } from '../../i18n/texts';
import { SelectField } from '../select-field';
import type { AnyColumn } from './column';
import { texts } from './data-table.texts';

interface Props<Row> {
  columns: readonly AnyColumn<Row>[];
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
}

/** Cards have no headings to press. */
export function SortChoice<Row>({ columns, sort, onSort }: Props<Row>) {
  const t = useText(texts);
  const options = columns.flatMap(({ sort: field, label }) =>
    field === undefined
      ? []
      : [
          { value: field, label: t.upwards(label) },
          { value: `-${field}`, label: t.downwards(label) },
        ],
  );
  if (options.length === 0) return null;
  return (
    <SelectField
      label={t.sortBy}
      options={[{ value: '', label: t.usualOrder }, ...options]}
      value={sort ?? ''}
      onChange={(value) => onSort(value || undefined)}
    />
  );
}
