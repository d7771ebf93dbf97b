import { useApi } from '../../../../shared/api/use-api';
import type { components } from '../../../../shared/api/schema';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Facts } from '../../../../shared/ui/facts';
import { TextLink } from '../../../../shared/ui/link';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import { TaskProgress } from '../../../../shared/ui/tasks/task-progress';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { AskedButton } from '../parts/asked-button';
import { BigFigures } from '../parts/big-figure';
import { type TaskHere, useTask } from '../parts/use-task';
import { texts as words } from '../parts/words.texts';
import { texts } from './issuing.texts';

type Preview = components['schemas']['IssuancePreviewView'];

const RUNS = '/api/v1/issuance-runs';

/** What issuing this month would do now, and doing it. */
export function IssuePlan({ programmeId, month, mayIssue }: { programmeId: string; month: string; mayIssue: boolean }) {
  const query = { programmeId, month };
  const preview = useApi().useQuery('get', '/api/v1/issuance-runs/preview', { params: { query } });
  const task = useTask('issue-month', RUNS, (input) => input.month === month && input.programmeId === programmeId);
  return (
    <div className="flex flex-col gap-6">
      <Loaded of={preview}>
        {(plan) => (
          <>
            <PlanWarnings plan={plan} />
            <PlanFigures plan={plan} />
            {mayIssue && !task.taskId && plan.due > 0 && !(plan.leftYen !== null && plan.leftYen < 0) && (
              <IssueButton plan={plan} begin={task.begin} />
            )}
            {!mayIssue && <OnlyFinance />}
          </>
        )}
      </Loaded>
      {task.taskId && <TaskProgress taskId={task.taskId} />}
    </div>
  );
}

function PlanFigures({ plan }: { plan: Preview }) {
  const t = useText(texts);
  const w = useText(words);
  const { yen, number, day, fiscalYear } = useFormat();
  const people = (count: number) => w.people(number(count));
  return (
    <>
      <BigFigures
        items={[
          { label: t.due, value: people(plan.due), note: t.each(yen(plan.amountEach)) },
          { label: t.amount, value: <Yen amount={plan.amount} />, note: t.employerShare(yen(plan.employerShare)) },
          { label: t.cityShare, value: <Yen amount={plan.cityShare} /> },
          plan.leftYen === null || plan.budgetYen === null
            ? { label: t.left, value: '―', note: t.noBudget }
            : {
                label: t.left,
                value: <Yen amount={plan.leftYen} />,
                note: t.ofBudget(fiscalYear(plan.fiscalYear), yen(plan.budgetYen)),
              },
        ]}
      />
      <Facts
        items={[
          { label: t.already, value: people(plan.already) },
          ...(plan.stopped > 0 ? [{ label: t.stopped, value: people(plan.stopped) }] : []),
          { label: t.used, value: <Yen amount={plan.usedYen} /> },
          { label: t.expiresOn, value: day(plan.expiresOn) },
        ]}
      />
    </>
  );
}

function PlanWarnings({ plan }: { plan: Preview }) {
  const t = useText(texts);
  const path = useCityPath();
  const { yen, month, day } = useFormat();
  const over = plan.leftYen !== null && plan.leftYen < 0 && plan.due > 0 ? -plan.leftYen : 0;
  return (
    <>
      {plan.due === 0 && (
        <Notice kind="success" title={t.nobody(month(plan.month))}>
          <p>{t.nobodyNext}</p>
        </Notice>
      )}
      {over > 0 && (
        <Notice kind="error" title={t.over(yen(over))}>
          <p>{t.overNext}</p>
          <p>
            <TextLink to={path('budget')}>{t.setBudget}</TextLink>
          </p>
        </Notice>
      )}
      {plan.stopped > 0 && (
        <Notice kind="warning" title={t.stopped}>
          <p>{t.stoppedWhy}</p>
          <p>
            <TextLink to={path('arrears')}>{t.arrears}</TextLink>
          </p>
        </Notice>
      )}
      {plan.movesClock && (
        <Notice kind="warning" title={t.movesClock(day(`${plan.month}-01`))}>
          <p>{t.movesClockNext}</p>
        </Notice>
      )}
    </>
  );
}

function IssueButton({ plan, begin }: { plan: Preview; begin: TaskHere<typeof RUNS>['begin'] }) {
  const t = useText(texts);
  const w = useText(words);
  const { yen, number, month, day } = useFormat();
  return (
    <AskedButton
      label={t.issue(month(plan.month))}
      title={t.confirmTitle(month(plan.month))}
      action={t.confirmAction}
      command={begin}
      onConfirm={() => begin.mutate({ body: { month: plan.month, programmeId: plan.programmeId } })}
    >
      <Facts
        items={[
          { label: t.confirmPeople, value: w.people(number(plan.due)) },
          { label: t.confirmAmount, value: <Yen amount={plan.amount} /> },
          { label: t.confirmShares, value: t.shares(yen(plan.employerShare), yen(plan.cityShare)) },
          { label: t.expiresOn, value: day(plan.expiresOn) },
        ]}
      />
      <p>{t.confirmNote}</p>
      {plan.movesClock && <p className="font-bold">{t.movesClock(day(`${plan.month}-01`))}</p>}
      <p>{t.confirmNext}</p>
    </AskedButton>
  );
}

function OnlyFinance() {
  return <p className="text-solid-gray-700">{useText(words).onlyFinance}</p>;
}
