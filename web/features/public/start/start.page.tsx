import { useText } from '../../../shared/i18n/texts';
import { Card } from '../../../shared/ui/card';
import { TextLink } from '../../../shared/ui/link';
import { Section } from '../../../shared/ui/section';
import { useStart } from '../use-start';
import { Cities } from './cities';
import { Hero } from './hero';
import { texts } from './start.texts';
import { STEP_PICTURES } from './step-pictures';

/** What the programme is, for whoever comes by. */
export function StartPage() {
  const t = useText(texts);
  const start = useStart();
  const steps = [
    [t.step1, t.step1Text],
    [t.step2, t.step2Text],
    [t.step3, t.step3Text],
    [t.step4, t.step4Text],
  ] as const;
  const figures = [
    [t.figure1, t.figure1Text],
    [t.figure2, t.figure2Text],
    [t.figure3, t.figure3Text],
  ] as const;
  const people = [
    { who: t.employee, text: t.employeeText, part: 'employee' },
    { who: t.employer, text: t.employerText, part: 'employer' },
    { who: t.shop, text: t.shopText, part: 'shop' },
  ];
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-14">
      <Hero hasDemo={(start.data?.people.length ?? 0) > 0} />
      <Section title={t.how}>
        <ol className="grid gap-x-8 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
          {steps.map(([title, text], place) => (
            <li key={title} className="flex gap-4 sm:flex-col sm:gap-3">
              <span className="grid size-20 shrink-0 place-content-center rounded-full bg-brand-50">
                {STEP_PICTURES[place]}
              </span>
              <div className="flex flex-col gap-1">
                <h3 className="text-lg font-bold">
                  <span className="text-brand-700">{place + 1}. </span>
                  {title}
                </h3>
                <p>{text}</p>
              </div>
            </li>
          ))}
        </ol>
      </Section>
      <dl className="grid gap-px overflow-hidden rounded-12 border border-solid-gray-300 bg-solid-gray-300 sm:grid-cols-3">
        {figures.map(([figure, text]) => (
          <div key={figure} className="flex flex-col-reverse justify-end gap-1 bg-white p-5 text-center sm:p-6">
            <dt>{text}</dt>
            <dd className="text-2xl font-bold text-brand-700 sm:text-3xl">{figure}</dd>
          </div>
        ))}
      </dl>
      <Section title={t.forWhom}>
        <ul className="grid gap-4 lg:grid-cols-3">
          {people.map(({ who, text, part }) => (
            <li key={part} className="grid">
              <Card>
                <h3 className="text-lg font-bold">{who}</h3>
                <p>{text}</p>
                <p className="mt-auto pt-1">
                  <TextLink to={`/apply#${part}`} aria-label={`${t.howToApply} ${who}`}>
                    {t.howToApply}
                  </TextLink>
                </p>
              </Card>
            </li>
          ))}
        </ul>
      </Section>
      <Cities of={start} />
    </div>
  );
}
