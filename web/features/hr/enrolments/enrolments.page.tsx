import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { DataTable } from '../../../shared/ui/data-table/data-table';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { useTo } from '../use-hr';
import { texts } from './enrolments.texts';
import { StateTag } from './state-tag';
import { enrolmentStates, words } from './words';

export function EnrolmentsPage() {
  const t = useText(texts);
  const w = useText(words);
  const to = useTo();
  const { day, month, instant } = useFormat();
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <>
          <LinkButton to={to('import')} kind="secondary">
            {t.upload}
          </LinkButton>
          <LinkButton to={to('enrolments/apply')}>{t.apply}</LinkButton>
        </>
      }
    >
      <DataTable
        path="/api/v1/enrolments"
        caption={t.caption}
        search={t.search}
        exportName={t.file}
        rowLink={({ id }) => to(`enrolments/${id}`)}
        filters={[
          {
            key: 'state',
            kind: 'choice',
            label: t.state,
            options: enrolmentStates.map((state) => ({ value: state, label: w.state[state] })),
          },
          { key: 'month', kind: 'month', label: t.month },
        ]}
        columns={[
          { key: 'name', label: t.name, cell: ({ name }) => name, sort: 'name', primary: true },
          { key: 'nameKana', label: t.nameKana, cell: ({ nameKana }) => nameKana, sort: 'nameKana', hidden: true },
          {
            key: 'staffNumber',
            label: t.staffNumber,
            cell: ({ staffNumber }) => staffNumber ?? '—',
            sort: 'staffNumber',
          },
          { key: 'state', label: t.state, cell: ({ state }) => <StateTag state={state} />, sort: 'state' },
          { key: 'returnedOn', label: t.returnedOn, cell: ({ returnedOn }) => day(returnedOn), sort: 'returnedOn' },
          { key: 'firstMonth', label: t.first, cell: ({ firstMonth }) => month(firstMonth), sort: 'firstMonth' },
          {
            key: 'lastMonth',
            label: t.last,
            cell: ({ firstMonth, lastMonth }) => (lastMonth < firstMonth ? '—' : month(lastMonth)),
            sort: 'lastMonth',
          },
          {
            key: 'childBirthDate',
            label: t.childBirthDate,
            cell: ({ childBirthDate }) => day(childBirthDate),
            sort: 'childBirthDate',
            hidden: true,
          },
          {
            key: 'leaveStartedOn',
            label: t.leaveStartedOn,
            cell: ({ leaveStartedOn }) => day(leaveStartedOn),
            sort: 'leaveStartedOn',
            hidden: true,
          },
          {
            key: 'activatedAt',
            label: t.activatedAt,
            cell: ({ activatedAt }) => (activatedAt ? instant(activatedAt) : '—'),
            sort: 'activatedAt',
            hidden: true,
          },
          {
            key: 'endedOn',
            label: t.endedOn,
            cell: ({ endedOn }) => (endedOn ? day(endedOn) : '—'),
            sort: 'endedOn',
            hidden: true,
          },
          {
            key: 'endReason',
            label: t.endReason,
            cell: ({ endReason }) => (endReason ? w.endReason[endReason as keyof typeof w.endReason] : '—'),
            hidden: true,
          },
          { key: 'programmeName', label: t.programme, cell: ({ programmeName }) => programmeName, hidden: true },
        ]}
        empty={
          <Empty title={t.empty} action={<LinkButton to={to('enrolments/apply')}>{t.apply}</LinkButton>}>
            {t.emptyNext}
          </Empty>
        }
      />
    </Page>
  );
}
