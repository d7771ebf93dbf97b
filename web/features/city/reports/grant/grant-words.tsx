import { useText } from '../../../../shared/i18n/texts';
import type { Grant } from './grant';
import { texts } from './grant.texts';

/** What people wrote into the report, in the order of its form. */
export function GrantWords({ entries }: Pick<Grant, 'entries'>) {
  const t = useText(texts);
  const parts = [
    [t.name, entries.name],
    [t.situation, entries.situation],
    [t.purpose, entries.purpose],
    [t.features, entries.features],
    [t.partners, entries.partners?.join('\n')],
    [t.effects, entries.effects],
    [t.nextSteps, entries.nextSteps],
  ] as const;
  return (
    <dl className="flex flex-col gap-4">
      {parts.map(([label, words]) => (
        <div key={label}>
          <dt className="font-bold">{label}</dt>
          <dd className={words ? 'whitespace-pre-line' : 'text-solid-gray-700'}>{words || t.empty}</dd>
        </div>
      ))}
    </dl>
  );
}
