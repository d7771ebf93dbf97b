import { useApi } from '../../shared/api/use-api';
import { useText } from '../../shared/i18n/texts';
import { LinkButton } from '../../shared/ui/link';
import { Loaded } from '../../shared/ui/loaded';
import { Notice } from '../../shared/ui/notice';
import { type Step, Steps } from '../../shared/ui/steps';
import { BeButton, type Face } from './be-button';
import { texts } from './demo.texts';

const STEPS = ['roster', 'approval', 'issuing', 'thanks', 'payment', 'closing', 'payout'] as const;

/** Who does a step, and where in the own workplace. */
const DONE_BY: Record<(typeof STEPS)[number], { person: Face['person']; at: string }[]> = {
  roster: [{ person: 'employer_hr', at: '/import' }],
  approval: [{ person: 'city_welfare', at: '/enrolments?state=applied' }],
  issuing: [{ person: 'city_finance', at: '/issuing' }],
  thanks: [{ person: 'employee', at: '/thanks/give' }],
  payment: [
    { person: 'coworker', at: '/pay' },
    { person: 'merchant_clerk', at: '' },
  ],
  closing: [
    { person: 'city_finance', at: '/closing' },
    { person: 'city_approver', at: '/closing' },
  ],
  payout: [
    { person: 'city_finance', at: '/payouts' },
    { person: 'city_approver', at: '/payouts' },
  ],
};

/** A whole month in its order: who does what, where, and how far it has come. */
export function MonthPath({ people }: { people: Face[] }) {
  const t = useText(texts);
  const month = useApi().useQuery('get', '/api/v1/public/demo/month', {}, { refetchOnWindowFocus: true });
  return (
    <Loaded of={month} lines={7}>
      {({ done }) => {
        const next = STEPS.find((step) => !done.includes(step));
        const steps = STEPS.map((step): Step => ({
          key: step,
          title: t.steps[step],
          state: done.includes(step) ? 'done' : step === next ? 'current' : 'waiting',
          note: <p>{t.stepLeads[step]}</p>,
          content: (
            <div className="flex flex-wrap gap-2">
              {DONE_BY[step]
                .filter(({ person }) => people.some((face) => face.person === person))
                .map(({ person, at }) => (
                  <BeButton key={person} person={person} at={at} kind={step === next ? 'primary' : 'secondary'} />
                ))}
              {step === 'roster' && (
                <LinkButton href="/api/v1/public/demo/roster.csv" kind="plain" size="sm" download>
                  {t.rosterFile}
                </LinkButton>
              )}
            </div>
          ),
        }));
        return (
          <>
            {next === undefined && (
              <Notice kind="success" title={t.allDone}>
                <p>{t.allDoneLead}</p>
              </Notice>
            )}
            <Steps label={t.month} steps={steps} />
          </>
        );
      }}
    </Loaded>
  );
}
