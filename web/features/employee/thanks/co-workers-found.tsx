import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Loaded } from '../../../shared/ui/loaded';
import { texts } from './give.texts';
import { PersonList } from './person-list';
import type { Receiver } from './receiver';

export function CoWorkersFound({ words, onChoose }: { words: string; onChoose: (one: Receiver) => void }) {
  const t = useText(texts);
  const found = useApi().useQuery('get', '/api/v1/wallet/co-workers', { params: { query: { q: words.slice(0, 50) } } });
  return (
    <Loaded of={found} lines={2}>
      {(people) => (
        <div className="flex flex-col gap-2">
          <p role="status" className="text-sm text-solid-gray-700">
            {t.found(people.length)}
          </p>
          {people.length === 0 ? (
            <p>{t.notFoundLead}</p>
          ) : (
            <PersonList people={people} onChoose={({ id, name }) => onChoose({ kind: 'person', id, name })} />
          )}
        </div>
      )}
    </Loaded>
  );
}
