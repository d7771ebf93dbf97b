import { useId, useState } from 'react';
import { useText } from '../../i18n/texts';
import { Button } from '../button';
import { SearchField } from '../search-field';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { useTyped } from '../use-typed';
import type { AnyFilter } from './column';
import { texts } from './data-table.texts';
import { isNarrowed } from './table-state';
import type { TableActions } from './use-table-state';

interface Props {
  table: TableActions;
  filters: readonly AnyFilter[];
  /** What one searches by; without one there is no search. */
  search?: string | undefined;
  wide: boolean;
}

/** What narrows a table. On a phone only the search stands open; the rest waits behind a button that counts it. */
export function TableFilters({ table, filters, search, wide }: Props) {
  const t = useText(texts);
  const id = useId();
  const [open, setOpen] = useState(false);
  const { state, narrow, clear } = table;
  if (filters.length === 0 && search === undefined) return null;
  return (
    <div role="search" className="no-print flex flex-col gap-4 rounded-12 bg-solid-gray-50 p-4">
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] items-end gap-4">
        {search !== undefined && (
          <SearchField label={search} value={state.words} onSearch={(words) => narrow({ words }, true)} />
        )}
        {!wide && filters.length > 0 && (
          <Button kind="secondary" aria-expanded={open} aria-controls={id} onPress={() => setOpen(!open)}>
            {t.narrow(Object.keys(state.filters).length)}
          </Button>
        )}
        {(wide || open) && (
          <div id={id} role="group" aria-label={t.filters} className="contents">
            {filters.map((filter) => (
              <FilterField
                key={filter.key}
                filter={filter}
                value={state.filters[filter.key] ?? ''}
                onChange={(value, replace) => narrow({ filters: { [filter.key]: value } }, replace)}
              />
            ))}
          </div>
        )}
      </div>
      {isNarrowed(state) && (
        <div>
          <Button kind="plain" size="sm" onPress={clear}>
            {t.clear}
          </Button>
        </div>
      )}
    </div>
  );
}

interface FieldProps {
  filter: AnyFilter;
  value: string;
  /** @param replace what is typed letter by letter is one step for "back" */
  onChange: (value: string, replace: boolean) => void;
}

function FilterField({ filter: { kind, label, options = [] }, value, onChange }: FieldProps) {
  const t = useText(texts);
  if (kind === 'choice')
    return (
      <SelectField
        label={label}
        options={[{ value: '', label: t.all }, ...options]}
        value={value}
        onChange={(chosen) => onChange(chosen, false)}
      />
    );
  if (kind === 'text') return <SearchField label={label} value={value} onSearch={(words) => onChange(words, true)} />;
  return <DayField type={kind === 'day' ? 'date' : 'month'} label={label} value={value} onChange={onChange} />;
}

/** A browser tells of each digit of a year that is typed; only the whole day is asked for. */
function DayField({ type, label, value, onChange }: Omit<FieldProps, 'filter'> & { type: string; label: string }) {
  const day = useTyped(value, (now) => onChange(now, true));
  return <TextField type={type} label={label} value={day.typed} onChange={(now) => day.type(now)} />;
}
