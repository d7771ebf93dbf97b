import { useText } from '../../../shared/i18n/texts';
import { texts } from './give.texts';

interface Person {
  id: string;
  name: string;
  nameKana?: string;
}

export function PersonList({ people, onChoose }: { people: readonly Person[]; onChoose: (person: Person) => void }) {
  const t = useText(texts);
  return (
    <ul className="flex flex-col divide-y divide-solid-gray-200 rounded-12 border border-solid-gray-300">
      {people.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            onClick={() => onChoose(person)}
            className="flex min-h-14 w-full cursor-pointer flex-wrap items-baseline gap-x-3 rounded-12 px-4 py-2 text-left hover:bg-blue-50 active:bg-blue-100"
          >
            <span className="text-lg font-bold">{t.san(person.name)}</span>
            {person.nameKana && <span className="text-sm text-solid-gray-700">{person.nameKana}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
