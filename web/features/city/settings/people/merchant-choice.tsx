import { useState } from 'react';
import { useApi } from '../../../../shared/api/use-api';
import { useText } from '../../../../shared/i18n/texts';
import { RadioField } from '../../../../shared/ui/choice-field';
import { Loaded } from '../../../../shared/ui/loaded';
import { SearchField } from '../../../../shared/ui/search-field';
import { texts } from './people.texts';

const SHOWN = 8;

/** Which merchant: found by words of its name. */
export function MerchantChoice({ value, onChange }: { value: string; onChange: (merchantId: string) => void }) {
  const t = useText(texts);
  const [words, setWords] = useState('');
  const found = useApi().useQuery('get', '/api/v1/merchants', {
    params: { query: { q: words || undefined, limit: SHOWN } },
  });
  return (
    <div className="flex flex-col gap-3">
      <SearchField label={t.merchant} value={words} onSearch={setWords} />
      <Loaded of={found} lines={2}>
        {({ items }) => (
          <RadioField
            label={t.pick}
            value={value}
            onChange={onChange}
            options={items.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Loaded>
    </div>
  );
}
