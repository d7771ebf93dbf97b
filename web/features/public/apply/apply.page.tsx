import { useText } from '../../../shared/i18n/texts';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { texts } from './apply.texts';

/** How one comes to take part, for each of the three sides. */
export function ApplyPage() {
  const t = useText(texts);
  const sides: [string, string[]][] = [
    [t.employee, [t.e1, t.e2, t.e3]],
    [t.employer, [t.c1, t.c2, t.c3]],
    [t.shop, [t.s1, t.s2, t.s3]],
  ];
  return (
    <Page title={t.title} back={{ to: '/', label: t.start }} narrow>
      {sides.map(([side, steps]) => (
        <Section key={side} title={side}>
          <ol className="flex list-decimal flex-col gap-2 pl-6">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Section>
      ))}
      <div>
        <LinkButton to="/sign-in">{t.signIn}</LinkButton>
      </div>
    </Page>
  );
}
