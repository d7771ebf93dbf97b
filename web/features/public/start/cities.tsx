import { useText } from '../../../shared/i18n/texts';
import { Card } from '../../../shared/ui/card';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Section } from '../../../shared/ui/section';
import type { useStart } from '../use-start';
import { texts } from './start.texts';

/** Those that take part, and what each shows to everybody. */
export function Cities({ of: start }: { of: ReturnType<typeof useStart> }) {
  const t = useText(texts);
  return (
    <Section title={t.cities}>
      <Loaded of={start} lines={2}>
        {({ cities }) =>
          cities.length === 0 ? (
            <p>{t.noCity}</p>
          ) : (
            <ul className="grid gap-4 lg:grid-cols-2">
              {cities.map(({ code, name }) => (
                <li key={code} className="grid">
                  <Card tone="quiet">
                    <h3 className="text-lg font-bold">{name}</h3>
                    <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
                      <LinkButton
                        to={`/cities/${code}/directory`}
                        kind="secondary"
                        aria-label={`${t.directory} ${name}`}
                      >
                        {t.directory}
                      </LinkButton>
                      <LinkButton
                        to={`/cities/${code}/certificates`}
                        kind="secondary"
                        aria-label={`${t.certificate} ${name}`}
                      >
                        {t.certificate}
                      </LinkButton>
                    </div>
                  </Card>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
