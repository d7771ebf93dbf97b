import { useText } from '../../../shared/i18n/texts';
import { Card } from '../../../shared/ui/card';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { texts } from './apply.texts';
import { useShownPart } from './shown-part';

/** How one comes to take part, for each of the three sides. */
export function ApplyPage() {
  const t = useText(texts);
  useShownPart();
  const sides = [
    { part: 'employee', who: t.employee, steps: [t.e1, t.e2, t.e3] },
    { part: 'employer', who: t.employer, steps: [t.c1, t.c2, t.c3] },
    { part: 'shop', who: t.shop, steps: [t.s1, t.s2, t.s3] },
  ];
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>} back={{ to: '/', label: t.start }} narrow>
      {sides.map(({ part, who, steps }) => (
        <section key={part} id={part} aria-labelledby={`${part}-title`} tabIndex={-1} className="outline-none">
          <Card>
            <h2 id={`${part}-title`} className="text-xl font-bold">
              {who}
            </h2>
            <ol className="flex flex-col gap-4">
              {steps.map((step, place) => (
                <li key={step} className="flex gap-3">
                  <span
                    aria-hidden="true"
                    className="grid size-8 shrink-0 place-content-center rounded-full bg-brand-50 font-bold text-brand-700"
                  >
                    {place + 1}
                  </span>
                  <p className="pt-0.5">{step}</p>
                </li>
              ))}
            </ol>
          </Card>
        </section>
      ))}
      <div className="flex flex-wrap items-center gap-4">
        <LinkButton to="/sign-in">{t.signIn}</LinkButton>
      </div>
    </Page>
  );
}
