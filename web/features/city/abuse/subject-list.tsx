import type { components } from '../../../shared/api/schema';
import { useText } from '../../../shared/i18n/texts';
import { TextLink } from '../../../shared/ui/link';
import { useCityPath } from '../parts/use-city-path';
import { words } from './signal-words';
import { texts } from './signals.texts';

type Subject = components['schemas']['SignalSubject'];

const PLACES: Partial<Record<Subject['type'], string>> = {
  employer: 'employers',
  merchant: 'merchants',
  enrolment: 'enrolments',
};

/** Whom a signal is about, each by what it is and is called. */
export function SubjectList({ subjects, linked = false }: { subjects: readonly Subject[]; linked?: boolean }) {
  const t = useText(texts);
  const w = useText(words);
  const path = useCityPath();
  return (
    <ul className="flex flex-col gap-0.5">
      {subjects.map(({ type, id, called }) => {
        const place = PLACES[type];
        const name = called ?? t.unnamed;
        return (
          <li key={`${type} ${id}`}>
            <span className="text-sm text-solid-gray-700">{w.subjects[type]} </span>
            {linked && place ? <TextLink to={path(`${place}/${id}`)}>{name}</TextLink> : name}
          </li>
        );
      })}
    </ul>
  );
}
