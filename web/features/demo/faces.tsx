import { useText } from '../../shared/i18n/texts';
import { Card } from '../../shared/ui/card';
import { BeButton, type Face } from './be-button';
import { texts } from './demo.texts';

/** Everybody whom one can be, and what each of them does. */
export function Faces({ people }: { people: Face[] }) {
  const t = useText(texts);
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {people.map(({ person, label }) => (
        <li key={person} className="grid">
          <Card>
            <h3 className="font-bold">{t.faces[person]}</h3>
            {nameIn(label) && <p className="text-sm text-solid-gray-700">{nameIn(label)}</p>}
            <p>{t.does[person]}</p>
            <div className="mt-auto pt-1">
              <BeButton person={person} kind="secondary" />
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}

/** Of whom or of what the person is, as the label of the service says it in brackets. */
function nameIn(label: string): string | undefined {
  const name = /（(.+)）$/.exec(label)?.[1];
  return name === '承認者' ? undefined : name;
}
