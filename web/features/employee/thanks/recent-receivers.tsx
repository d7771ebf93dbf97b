import { useText } from '../../../shared/i18n/texts';
import { texts } from './give.texts';
import { PersonList } from './person-list';
import type { Receiver } from './receiver';
import { useThanks } from './use-thanks';

const MOST_SHOWN = 5;

/** Those one thanked last: mostly it is one of them again. */
export function RecentReceivers({ onChoose }: { onChoose: (one: Receiver) => void }) {
  const t = useText(texts);
  const { data } = useThanks('sent');
  const people = new Map(
    data?.pages.flatMap(({ items }) => items).flatMap(({ receiver }) => (receiver ? [[receiver.id, receiver]] : [])),
  );
  if (people.size === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-sm font-bold">{t.recent}</h3>
      <PersonList
        people={[...people.values()].slice(0, MOST_SHOWN)}
        onChoose={({ id, name }) => onChoose({ kind: 'person', id, name })}
      />
    </div>
  );
}
