import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { RadioField } from '../../../shared/ui/choice-field';
import { Loaded } from '../../../shared/ui/loaded';
import { SearchField } from '../../../shared/ui/search-field';
import { texts } from './employer-picker.texts';

interface Props {
  value: string | undefined;
  onChange: (employerId: string) => void;
  /** An employer that makes no sense here. */
  except?: string;
  error?: string | undefined;
}

/** Which employer: found by words of its name, never by an id. */
export function EmployerPicker({ value, onChange, except, error }: Props) {
  const t = useText(texts);
  const { number } = useFormat();
  const [words, setWords] = useState('');
  const found = useApi().useQuery('get', '/api/v1/employers', {
    params: { query: { q: words || undefined, limit: 8, sort: 'nameKana' } },
  });
  return (
    <div className="flex flex-col gap-3">
      <SearchField label={t.search} hint={t.hint} value={words} onSearch={setWords} />
      <Loaded of={found} lines={2}>
        {({ items }) => {
          const shown = items.filter(({ id }) => id !== except);
          if (shown.length === 0) return <p role="status">{t.none}</p>;
          return (
            <RadioField
              label={t.found}
              value={value}
              onChange={onChange}
              error={error}
              options={shown.map((one) => ({
                value: one.id,
                label: one.name,
                hint: [one.municipalityName, t.employees(number(one.employees))].filter(Boolean).join('　'),
              }))}
            />
          );
        }}
      </Loaded>
    </div>
  );
}
