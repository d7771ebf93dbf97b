import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { DataTable } from '../../../../shared/ui/data-table/data-table';
import { Empty } from '../../../../shared/ui/empty';
import { Page } from '../../../../shared/ui/page';
import { Section } from '../../../../shared/ui/section';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { batchNumberOf, BatchState } from './payout-words';
import { PayoutTabs } from './payout-tabs';
import { texts } from './payouts.texts';
import { PreparePayouts } from './prepare-payouts';

const STATES = ['prepared', 'approved', 'exported', 'answered', 'withdrawn'] as const;

/** What waits to be paid, and every batch that was ever prepared. */
export function PayoutsPage() {
  const t = useText(texts);
  return (
    <Page title={t.title} lead={t.lead}>
      <PayoutTabs />
      <Section title={t.prepare}>
        <PreparePayouts />
      </Section>
      <Section title={t.list}>
        <BatchTable />
      </Section>
    </Page>
  );
}

function BatchTable() {
  const t = useText(texts);
  const path = useCityPath();
  const { day, instant, number } = useFormat();
  return (
    <DataTable
      path="/api/v1/payout-batches"
      caption={t.list}
      exportName="payout-batches"
      rowLink={({ id }) => path(`payouts/${id}`)}
      empty={<Empty title={t.empty}>{t.nothingNext}</Empty>}
      filters={[
        {
          key: 'state',
          label: t.state,
          kind: 'choice',
          options: STATES.map((value) => ({ value, label: t.states[value] })),
        },
        { key: 'from', label: t.from, kind: 'day' },
        { key: 'until', label: t.until, kind: 'day' },
      ]}
      columns={[
        { key: 'number', label: t.number, cell: batchNumberOf, sort: 'number', inFile: ['fiscalYear', 'number'] },
        { key: 'payOn', label: t.payOn, cell: (row) => day(row.payOn), sort: 'payOn' },
        { key: 'state', label: t.state, cell: BatchState, sort: 'state' },
        { key: 'lines', label: t.linesCount, align: 'end', cell: (row) => number(row.lines), sort: 'lines' },
        { key: 'amount', label: t.amount, align: 'end', cell: (row) => <Yen amount={row.amount} />, sort: 'amount' },
        { key: 'feesYen', label: t.fees, align: 'end', cell: (row) => <Yen amount={row.feesYen} />, hidden: true },
        {
          key: 'transferredYen',
          label: t.transferred,
          align: 'end',
          cell: (row) => <Yen amount={row.transferredYen} />,
          sort: 'transferredYen',
        },
        {
          key: 'preparedAt',
          label: t.preparedAt,
          cell: (row) => instant(row.preparedAt),
          sort: 'preparedAt',
          hidden: true,
        },
        {
          key: 'approvedAt',
          label: t.approvedAt,
          cell: (row) => (row.approvedAt ? instant(row.approvedAt) : '―'),
          sort: 'approvedAt',
          hidden: true,
        },
        {
          key: 'exportedAt',
          label: t.exportedAt,
          cell: (row) => (row.exportedAt ? instant(row.exportedAt) : '―'),
          sort: 'exportedAt',
          hidden: true,
        },
      ]}
    />
  );
}
