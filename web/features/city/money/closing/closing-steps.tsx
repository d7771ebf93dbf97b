import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Section } from '../../../../shared/ui/section';
import { type Step, Steps } from '../../../../shared/ui/steps';
import { useActors } from '../../parts/use-actors';
import { ApproveStep } from './approve-step';
import { texts } from './closing.texts';
import { IdentityList } from './identity-list';
import type { MonthReport } from './month-report';
import { PapersStep } from './papers-step';
import { PrepareStep } from './prepare-step';
import { PreviewStep } from './preview-step';
import type { MonthOfClosing } from './use-closings';

interface Props {
  one: MonthOfClosing;
  /** All months, the newest first. */
  months: readonly MonthOfClosing[];
  report: MonthReport;
}

/** The five steps of closing a month, and which of them it is the turn of. */
export function ClosingSteps({ one, months, report }: Props) {
  const t = useText(texts);
  const { month: written, instant } = useFormat();
  const { nameOf } = useActors([report.preparedBy, report.approvedBy]);
  const { month, running, state } = one;
  const earlier = months.filter((row) => row.month < month).toReversed();
  const open = earlier.find((row) => row.state === 'open');
  const unapproved = earlier.find((row) => row.state !== 'approved');
  const broken = report.identities.filter(({ holds }) => !holds).length;
  const computed = state === 'prepared' || state === 'approved';
  const blocked = !computed && (running || open !== undefined);
  const steps: Step[] = [
    {
      key: 'preview',
      title: t.preview,
      state: state === 'open' && (blocked || broken > 0) ? 'current' : 'done',
      note: state === 'open' ? t.previewNote : t.previewDone,
      content: <PreviewStep report={report} />,
    },
    {
      key: 'prepare',
      title: t.prepare,
      state: computed ? 'done' : blocked ? 'blocked' : 'current',
      note:
        report.preparedBy && report.preparedAt && computed
          ? t.prepared(nameOf(report.preparedBy), instant(report.preparedAt))
          : t.prepareNote,
      ...(computed
        ? {}
        : { content: <PrepareStep report={report} blocked={running ? 'running' : open?.month} state={state} /> }),
    },
    {
      key: 'identities',
      title: t.identities,
      state: !computed ? 'waiting' : broken > 0 ? 'failed' : 'done',
      note: computed ? t.identitiesNote : t.identitiesWaiting,
      ...(computed ? { content: <IdentityList identities={report.identities} /> } : {}),
    },
    {
      key: 'approve',
      title: t.approve,
      state: state === 'approved' ? 'done' : !computed ? 'waiting' : broken > 0 || unapproved ? 'blocked' : 'current',
      note:
        state === 'approved' && report.approvedAt
          ? t.approved(nameOf(report.approvedBy), instant(report.approvedAt))
          : computed
            ? t.approveNote
            : t.approveWaiting,
      ...(computed
        ? { content: <ApproveStep report={report} unapproved={unapproved?.month} broken={broken > 0} /> }
        : {}),
    },
    {
      key: 'papers',
      title: t.papers,
      state: state === 'approved' ? 'current' : 'waiting',
      ...(state === 'approved' ? {} : { note: t.papersWaiting }),
      content: <PapersStep month={month} approved={state === 'approved'} />,
    },
  ];
  return (
    <Section title={t.steps}>
      <Steps label={t.stepsOf(written(month))} steps={steps} />
    </Section>
  );
}
