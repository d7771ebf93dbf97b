import { useApi } from '../../shared/api/use-api';
import { useText } from '../../shared/i18n/texts';
import { TextLink } from '../../shared/ui/link';
import { Loaded } from '../../shared/ui/loaded';
import { Page } from '../../shared/ui/page';
import { Section } from '../../shared/ui/section';
import { BeButton } from './be-button';
import { texts } from './demo.texts';
import { MonthPath } from './month-path';

/** The demo: be anybody at one press, or try a whole month in order. */
export function DemoPage() {
  const t = useText(texts);
  const start = useApi().useQuery('get', '/api/v1/public/start');
  const back = { to: '/', label: t.start };
  return (
    <Loaded of={start}>
      {({ people }) =>
        people.length === 0 ? (
          <Page title={t.noDemo} lead={<p>{t.noDemoLead}</p>} back={back} narrow />
        ) : (
          <Page title={t.title} lead={<p>{t.lead}</p>} back={back}>
            <Section title={t.month} lead={<p>{t.monthLead}</p>}>
              <MonthPath people={people} />
            </Section>
            <Section title={t.people} actions={<TextLink to="/demo/letters">{t.letters}</TextLink>}>
              <ul className="flex flex-wrap gap-3">
                {people.map(({ person, label }) => (
                  <li key={person}>
                    <BeButton person={person} label={label} kind="secondary" />
                  </li>
                ))}
              </ul>
            </Section>
          </Page>
        )
      }
    </Loaded>
  );
}
