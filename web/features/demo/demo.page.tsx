import { useApi } from '../../shared/api/use-api';
import { useText } from '../../shared/i18n/texts';
import { TextLink } from '../../shared/ui/link';
import { Loaded } from '../../shared/ui/loaded';
import { Page } from '../../shared/ui/page';
import { Section } from '../../shared/ui/section';
import { texts } from './demo.texts';
import { Faces } from './faces';
import { MonthPath } from './month-path';

/** The demo: be anybody at one press, or try a whole month in order. */
export function DemoPage() {
  const t = useText(texts);
  const start = useApi().useQuery('get', '/api/v1/public/start');
  const back = { to: '/', label: t.start };
  if (start.data?.people.length === 0) return <Page title={t.noDemo} lead={<p>{t.noDemoLead}</p>} back={back} narrow />;
  return (
    <Page
      title={t.title}
      lead={
        <>
          <p>{t.lead}</p>
          <p>
            <TextLink to="/demo/letters">{t.letters}</TextLink>
          </p>
        </>
      }
      back={back}
    >
      <Loaded of={start}>
        {({ people }) => (
          <>
            <Section title={t.month} lead={<p>{t.monthLead}</p>}>
              <MonthPath people={people} />
            </Section>
            <Section title={t.people} lead={<p>{t.peopleLead}</p>}>
              <Faces people={people} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
