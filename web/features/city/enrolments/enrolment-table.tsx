import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { DataTable } from '../../../shared/ui/data-table/data-table';
import { Empty } from '../../../shared/ui/empty';
import { Day, Instant, MonthSpan } from '../parts/dates';
import { useCityPath } from '../parts/use-city-path';
import { DecideMany } from './decide-many';
import { texts } from './enrolments.texts';
import { EnrolmentStateTag } from './state-tag';
import { enrolmentStates, words } from './words';

/** All enrolments of the city, or of one employer. */
export function EnrolmentTable({ employerId }: { employerId?: string }) {
  const t = useText(texts);
  const w = useText(words);
  const path = useCityPath();
  const may = usePermissions();
  return (
    <DataTable
      path="/api/v1/enrolments"
      query={{ employerId }}
      caption={t.caption}
      exportName={t.file}
      search={t.search}
      rowLink={({ id }) => path(`enrolments/${id}`)}
      filters={[
        {
          key: 'state',
          label: t.state,
          kind: 'choice',
          options: enrolmentStates.map((value) => ({ value, label: w.states[value] })),
        },
        { key: 'month', label: t.month, kind: 'month' },
      ]}
      columns={[
        { key: 'name', label: t.name, sort: 'nameKana', cell: (row) => row.name, primary: true },
        { key: 'nameKana', label: t.nameKana, cell: (row) => row.nameKana, hidden: true },
        { key: 'employerName', label: t.employer, sort: 'employerName', cell: (row) => row.employerName },
        { key: 'staffNumber', label: t.staffNumber, cell: (row) => row.staffNumber, sort: 'staffNumber', hidden: true },
        { key: 'state', label: t.state, sort: 'state', cell: (row) => <EnrolmentStateTag state={row.state} /> },
        {
          key: 'childBirthDate',
          label: t.born,
          sort: 'childBirthDate',
          cell: (row) => <Day on={row.childBirthDate} />,
        },
        { key: 'childNumber', label: t.childNumber, cell: (row) => row.childNumber, hidden: true },
        {
          key: 'leaveStartedOn',
          label: t.leaveFrom,
          sort: 'leaveStartedOn',
          cell: (row) => <Day on={row.leaveStartedOn} />,
          hidden: true,
        },
        { key: 'returnedOn', label: t.returned, sort: 'returnedOn', cell: (row) => <Day on={row.returnedOn} /> },
        {
          key: 'firstMonth',
          inFile: ['firstMonth', 'lastMonth'],
          label: t.months,
          sort: 'firstMonth',
          cell: (row) =>
            row.lastMonth < row.firstMonth ? t.noMonths : <MonthSpan from={row.firstMonth} until={row.lastMonth} />,
        },
        {
          key: 'activatedAt',
          label: t.activated,
          sort: 'activatedAt',
          cell: (row) => <Instant at={row.activatedAt} />,
          hidden: true,
        },
        {
          key: 'endedOn',
          label: t.ended,
          sort: 'endedOn',
          cell: (row) => <Day on={row.endedOn} />,
          hidden: true,
        },
        { key: 'programmeName', label: t.programme, cell: (row) => row.programmeName, hidden: true },
      ]}
      bulkActions={may('enrolments.decide') ? (rows, clear) => <DecideMany rows={rows} onDone={clear} /> : undefined}
      empty={<Empty title={t.empty}>{t.emptyNext}</Empty>}
    />
  );
}
