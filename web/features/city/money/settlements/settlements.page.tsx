import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { DataTable } from '../../../../shared/ui/data-table/data-table';
import { Empty } from '../../../../shared/ui/empty';
import { Page } from '../../../../shared/ui/page';
import { Section } from '../../../../shared/ui/section';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { ApprovedMonth } from '../parts/approved-month';
import { MakeSettlements } from './make-settlements';
import { numberOf, SettlementState } from './settlement-words';
import { texts } from './settlements.texts';

const STATES = ['open', 'waiting', 'sent', 'paid', 'returned'] as const;

/** Making a month's settlements, and all that were ever made. */
export function SettlementsPage() {
  const t = useText(texts);
  const may = usePermissions();
  return (
    <Page title={t.title} lead={t.lead}>
      {may('settlements.make') && (
        <Section title={t.make}>
          <ApprovedMonth>{(month) => <MakeSettlements key={month} month={month} />}</ApprovedMonth>
        </Section>
      )}
      <Section title={t.list}>
        <SettlementTable />
      </Section>
    </Page>
  );
}

function SettlementTable() {
  const t = useText(texts);
  const path = useCityPath();
  const { month, instant } = useFormat();
  return (
    <DataTable
      path="/api/v1/settlements"
      caption={t.list}
      order="-number"
      search={t.search}
      exportName="settlements"
      rowLink={({ id }) => path(`settlements/${id}`)}
      empty={<Empty title={t.empty}>{t.emptyNext}</Empty>}
      filters={[
        { key: 'month', label: t.month, kind: 'month' },
        {
          key: 'state',
          label: t.state,
          kind: 'choice',
          options: STATES.map((value) => ({ value, label: t.states[value] })),
        },
      ]}
      columns={[
        { key: 'number', label: t.number, cell: numberOf, sort: 'number', inFile: ['fiscalYear', 'number'] },
        { key: 'merchantName', label: t.merchant, cell: (row) => row.merchantName, sort: 'merchantName' },
        {
          key: 'month',
          label: t.month,
          cell: (row) => (row.part === 2 ? `${month(row.month)} ${t.halves[2]}` : month(row.month)),
          sort: 'month',
          inFile: ['month', 'part'],
        },
        { key: 'amount', label: t.amount, align: 'end', cell: (row) => <Yen amount={row.amount} />, sort: 'amount' },
        {
          key: 'employerShare',
          label: t.employerShare,
          align: 'end',
          cell: (row) => <Yen amount={row.employerShare} />,
          sort: 'employerShare',
          hidden: true,
        },
        {
          key: 'cityShare',
          label: t.cityShare,
          align: 'end',
          cell: (row) => <Yen amount={row.cityShare} />,
          sort: 'cityShare',
          hidden: true,
        },
        { key: 'state', label: t.state, cell: SettlementState, sort: 'state' },
        {
          key: 'createdAt',
          label: t.createdAt,
          cell: (row) => instant(row.createdAt),
          sort: 'createdAt',
          hidden: true,
        },
      ]}
    />
  );
}
