import { useText } from '../../../shared/i18n/texts';
import { Card } from '../../../shared/ui/card';
import { LinkButton, TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { useStart } from '../use-start';
import { texts } from './start.texts';

/** What the programme is, for whoever comes by. */
export function StartPage() {
  const t = useText(texts);
  const start = useStart();
  const steps = [
    [t.step1, t.step1Text],
    [t.step2, t.step2Text],
    [t.step3, t.step3Text],
    [t.step4, t.step4Text],
  ];
  const people = [
    [t.employee, t.employeeText],
    [t.employer, t.employerText],
    [t.shop, t.shopText],
  ];
  return (
    <Page title={t.title} lead={<p className="text-lg">{t.lead}</p>}>
      <div className="flex flex-wrap gap-3">
        <LinkButton to="/sign-in" size="lg">
          {t.signIn}
        </LinkButton>
        {start.data && start.data.people.length > 0 && (
          <LinkButton to="/demo" kind="secondary" size="lg">
            {t.tryDemo}
          </LinkButton>
        )}
      </div>
      <Section title={t.how}>
        <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          {steps.map(([title, text], place) => (
            <li key={title} className="grid">
              <Card tone="brand">
                <span
                  className="grid size-9 place-content-center rounded-full bg-brand-700 font-bold text-white"
                  aria-hidden="true"
                >
                  {place + 1}
                </span>
                <h3 className="text-lg font-bold">{title}</h3>
                <p>{text}</p>
              </Card>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t.forWhom} actions={<TextLink to="/apply">{t.howToApply}</TextLink>}>
        <div className="grid gap-4 lg:grid-cols-3">
          {people.map(([title, text]) => (
            <Card key={title}>
              <h3 className="text-lg font-bold">{title}</h3>
              <p>{text}</p>
            </Card>
          ))}
        </div>
      </Section>
      <Section title={t.cities}>
        <Loaded of={start}>
          {({ cities }) =>
            cities.length === 0 ? (
              <p>{t.noCity}</p>
            ) : (
              <ul className="flex flex-col gap-4">
                {cities.map(({ code, name }) => (
                  <li key={code} className="flex flex-wrap gap-x-8 gap-y-2">
                    <TextLink to={`/cities/${code}/directory`}>{t.directory(name)}</TextLink>
                    <TextLink to={`/cities/${code}/certificates`}>{t.certificate}</TextLink>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}
