import { useApi } from '../../shared/api/use-api';
import { useText } from '../../shared/i18n/texts';
import { Card } from '../../shared/ui/card';
import { LinkButton } from '../../shared/ui/link';
import { Loaded } from '../../shared/ui/loaded';
import { StatusTag } from '../../shared/ui/status-tag';
import { BeButton, type Face } from './be-button';
import { texts } from './demo.texts';

const STEPS = ['roster', 'approval', 'issuing', 'thanks', 'payment', 'closing', 'payout'] as const;

/** Who does a step, and where in the own workplace. */
const DONE_BY: Record<(typeof STEPS)[number], { person: Face['person']; at: string }[]> = {
  roster: [{ person: 'employer_hr', at: '/upload' }],
  approval: [{ person: 'city_welfare', at: '/enrolments?state=applied' }],
  issuing: [{ person: 'city_finance', at: '/money/issuing' }],
  thanks: [{ person: 'employee', at: '/thanks/give' }],
  payment: [
    { person: 'coworker', at: '/pay' },
    { person: 'merchant_clerk', at: '' },
  ],
  closing: [
    { person: 'city_finance', at: '/money/closing' },
    { person: 'city_approver', at: '/money/closing' },
  ],
  payout: [
    { person: 'city_finance', at: '/money/payouts' },
    { person: 'city_approver', at: '/money/payouts' },
  ],
};

export function MonthPath({ people }: { people: Face[] }) {
  const t = useText(texts);
  const month = useApi().useQuery('get', '/api/v1/public/demo/month');
  return (
    <Loaded of={month}>
      {({ done }) => {
        const next = STEPS.find((step) => !done.includes(step));
        return (
          <ol className="grid gap-3 lg:grid-cols-2">
            {STEPS.map((step, place) => (
              <li key={step} className="grid">
                <Card tone={step === next ? 'brand' : 'plain'}>
                  <p className="flex flex-wrap items-center gap-2">
                    <span
                      className="grid size-8 shrink-0 place-content-center rounded-full bg-solid-gray-800 font-bold text-white"
                      aria-hidden="true"
                    >
                      {place + 1}
                    </span>
                    {done.includes(step) && <StatusTag tone="good">{t.done}</StatusTag>}
                    {step === next && <StatusTag tone="info">{t.next}</StatusTag>}
                  </p>
                  <h3 className="text-lg font-bold">{t.steps[step]}</h3>
                  <p>{t.stepLeads[step]}</p>
                  <div className="mt-auto flex flex-wrap gap-2">
                    {DONE_BY[step].map(({ person, at }) => {
                      const label = people.find((face) => face.person === person)?.label ?? '';
                      return (
                        <BeButton
                          key={person}
                          person={person}
                          label={label}
                          at={at}
                          kind={step === next ? 'primary' : 'secondary'}
                        />
                      );
                    })}
                    {step === 'roster' && (
                      <LinkButton href="/api/v1/public/demo/roster.csv" kind="plain" size="sm" download>
                        {t.rosterFile}
                      </LinkButton>
                    )}
                  </div>
                </Card>
              </li>
            ))}
          </ol>
        );
      }}
    </Loaded>
  );
}
