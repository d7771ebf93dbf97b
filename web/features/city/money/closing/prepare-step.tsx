import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Facts } from '../../../../shared/ui/facts';
import { LinkButton } from '../../../../shared/ui/link';
import { Notice } from '../../../../shared/ui/notice';
import { TaskProgress } from '../../../../shared/ui/tasks/task-progress';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { AskedButton } from '../parts/asked-button';
import { addMonths } from '../parts/months';
import { sumOf } from '../parts/split';
import { useTask } from '../parts/use-task';
import { texts as words } from '../parts/words.texts';
import { texts } from './closing.texts';
import type { MonthReport } from './month-report';

interface Props {
  report: MonthReport;
  state: MonthReport['state'];
  /** The month is still running, or an earlier one comes first. */
  blocked: string | undefined;
}

/** Closing the books of a month, or why not yet and what to do about it. */
export function PrepareStep({ report, state, blocked }: Props) {
  const t = useText(texts);
  const w = useText(words);
  const path = useCityPath();
  const { day, month: written } = useFormat();
  const may = usePermissions();
  const { month } = report;
  const task = useTask('prepare-closing', '/api/v1/closings/{month}/prepare', (input) => input.month === month);
  if (blocked === 'running')
    return (
      <Notice kind="warning" title={t.notOver(written(month))}>
        <p>{t.notOverNext(day(`${addMonths(month, 1)}-01`))}</p>
      </Notice>
    );
  if (blocked)
    return (
      <Notice kind="warning" title={t.earlierOpen(written(blocked))}>
        <p>{t.earlierOpenNext}</p>
        <div>
          <LinkButton to={path(`closing/${blocked}`)} kind="secondary">
            {t.openEarlier(written(blocked))}
          </LinkButton>
        </div>
      </Notice>
    );
  return (
    <>
      {state === 'flipped' && <Notice kind="warning" title={t.flipped} />}
      {task.taskId && <TaskProgress taskId={task.taskId} />}
      {!may('closing.prepare') && <p className="text-solid-gray-700">{w.onlyFinance}</p>}
      {may('closing.prepare') && (!task.taskId || state === 'flipped') && (
        <AskedButton
          label={state === 'flipped' ? t.prepareAgain : t.prepareButton(written(month))}
          title={t.confirmPrepare(written(month))}
          action={t.confirmPrepareAction}
          command={task.begin}
          onConfirm={() => task.begin.mutate({ params: { path: { month } } })}
        >
          <ClosingFacts report={report} />
          <p>{t.prepareWarning}</p>
          <p className="font-bold">{t.prepareNext}</p>
        </AskedButton>
      )}
    </>
  );
}

/** How much money and how many businesses a closing is about. */
export function ClosingFacts({ report: { groups } }: { report: MonthReport }) {
  const t = useText(texts);
  const { number } = useFormat();
  return (
    <Facts
      items={[
        { label: t.redeemed, value: <Yen amount={sumOf(groups.programme, 'redeemed').amount} /> },
        { label: t.closingBalance, value: <Yen amount={sumOf(groups.programme, 'closing').amount} /> },
        { label: t.concerns, value: t.groupsOf(number(groups.employer.length), number(groups.merchant.length)) },
      ]}
    />
  );
}
