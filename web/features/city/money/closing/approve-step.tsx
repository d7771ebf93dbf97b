import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Facts } from '../../../../shared/ui/facts';
import { LinkButton } from '../../../../shared/ui/link';
import { Notice } from '../../../../shared/ui/notice';
import { TaskProgress } from '../../../../shared/ui/tasks/task-progress';
import { useActors } from '../../parts/use-actors';
import { useCityPath } from '../../parts/use-city-path';
import { AskedButton } from '../parts/asked-button';
import { useTask } from '../parts/use-task';
import { texts as words } from '../parts/words.texts';
import { texts } from './closing.texts';
import type { MonthReport } from './month-report';
import { ClosingFacts } from './prepare-step';

interface Props {
  report: MonthReport;
  /** The earliest month before whose closing waits for its own approval. */
  unapproved: string | undefined;
  broken: boolean;
}

/** The approval by another person, or why it cannot be given and what to do about it. */
export function ApproveStep({ report, unapproved, broken }: Props) {
  const t = useText(texts);
  const w = useText(words);
  const path = useCityPath();
  const may = usePermissions();
  const { month: written } = useFormat();
  const { isMe, nameOf } = useActors([report.preparedBy]);
  const { month } = report;
  const task = useTask('approve-closing', '/api/v1/closings/{month}/approve', (input) => input.month === month);
  if (report.state === 'approved') return <Seal seal={report.seal} />;
  if (broken) return <Notice kind="error" title={t.brokenBlocks} />;
  if (unapproved)
    return (
      <Notice kind="warning" title={t.earlierUnapproved(written(unapproved))}>
        <div>
          <LinkButton to={path(`closing/${unapproved}`)} kind="secondary">
            {t.openEarlier(written(unapproved))}
          </LinkButton>
        </div>
      </Notice>
    );
  if (!may('closing.approve')) return <p className="text-solid-gray-700">{w.onlyFinance}</p>;
  if (isMe(report.preparedBy))
    return (
      <Notice kind="info" title={t.mine}>
        <p>{t.mineNext}</p>
      </Notice>
    );
  return (
    <>
      {task.taskId && <TaskProgress taskId={task.taskId} />}
      <AskedButton
        label={t.approveButton(written(month))}
        title={t.confirmApprove(written(month))}
        action={t.confirmApproveAction}
        command={task.begin}
        onConfirm={() => task.begin.mutate({ params: { path: { month } } })}
      >
        <ClosingFacts report={report} />
        <Facts items={[{ label: t.preparedBy, value: nameOf(report.preparedBy) }]} />
        <p>{t.approveWarning}</p>
        <p className="font-bold">{t.approveNext}</p>
      </AskedButton>
    </>
  );
}

function Seal({ seal }: Pick<MonthReport, 'seal'>) {
  const t = useText(texts);
  if (!seal) return null;
  return (
    <div className="rounded-12 bg-solid-gray-50 p-4">
      <p className="font-bold">{t.seal(seal.block)}</p>
      <p className="font-mono text-sm break-all">{seal.mac}</p>
      <p className="text-sm text-solid-gray-700">{t.sealNote}</p>
    </div>
  );
}
