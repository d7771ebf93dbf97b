import { useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { SearchField } from '../../../shared/ui/search-field';
import { LinkIcon } from '../icons';
import { CoWorkersFound } from './co-workers-found';
import { texts } from './give.texts';
import type { Receiver } from './receiver';
import { RecentReceivers } from './recent-receivers';

interface Props {
  value: Receiver | undefined;
  onChange: (value: Receiver | undefined) => void;
  error: string | undefined;
}

/** Finds whom to thank by name, among those thanked before, or leaves it to a link. */
export function ReceiverPicker({ value, onChange, error }: Props) {
  const t = useText(texts);
  const [words, setWords] = useState('');
  if (value)
    return (
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-12 border-2 border-blue-900 bg-blue-50 p-4">
        <div>
          <p className="text-lg font-bold">{value.kind === 'person' ? t.san(value.name) : t.byLinkChosen}</p>
          {value.kind === 'link' && <p className="text-sm text-solid-gray-800">{t.byLinkLead}</p>}
        </div>
        <Button kind="secondary" size="sm" autoFocus onPress={() => onChange(undefined)}>
          {t.change}
        </Button>
      </div>
    );
  return (
    <div className="flex flex-col gap-4">
      <SearchField label={t.search} hint={t.searchHint} value={words} onSearch={setWords} />
      {error && (
        <p role="alert" className="text-sm font-bold text-red-900">
          {error}
        </p>
      )}
      {words.trim() !== '' ? (
        <CoWorkersFound words={words.trim()} onChoose={onChange} />
      ) : (
        <RecentReceivers onChoose={onChange} />
      )}
      <Button kind="plain" onPress={() => onChange({ kind: 'link' })}>
        <LinkIcon />
        {t.byLink}
      </Button>
    </div>
  );
}
