import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { DataTable } from '../../../../shared/ui/data-table/data-table';
import { Empty } from '../../../../shared/ui/empty';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { PayoutState } from './payout-words';
import { texts } from './payouts.texts';

const STATES = ['waiting', 'sent', 'paid', 'returned', 'withdrawn'] as const;

/** Payouts of all batches, or the lines of one. */
export function PayoutTable({ batchId }: { batchId?: string }) {
  const t = useText(texts);
  const path = useCityPath();
  const { day, month, number, instant } = useFormat();
  const one = batchId !== undefined;
  return (
    <DataTable
      path="/api/v1/payouts"
      query={{ batchId }}
      caption={one ? t.lines : t.tabs.lines}
      order={one ? 'lineNumber' : '-payOn'}
      search={t.search}
      exportName={one ? 'payout-batch-lines' : 'payouts'}
      rowLink={({ settlementId }) => path(`settlements/${settlementId}`)}
      empty={<Empty title={t.noLines} />}
      filters={[
        {
          key: 'state',
          label: t.state,
          kind: 'choice',
          options: STATES.map((value) => ({ value, label: t.lineStates[value] })),
        },
        ...(one ? [] : [{ key: 'month' as const, label: t.month, kind: 'month' as const }]),
      ]}
      columns={[
        {
          key: 'merchantName',
          label: t.merchant,
          cell: (row) => row.merchantName,
          sort: 'merchantName',
          primary: true,
        },
        {
          key: 'lineNumber',
          label: t.line,
          align: 'end',
          cell: (row) => number(row.lineNumber),
          sort: 'lineNumber',
          hidden: !one,
        },
        { key: 'payOn', label: t.payOn, cell: (row) => day(row.payOn), sort: 'payOn', hidden: one },
        { key: 'month', label: t.month, cell: (row) => month(row.month), sort: 'month' },
        {
          key: 'detailsChanged',
          label: t.account,
          cell: (row) => (row.detailsChanged ? <StatusTag tone="warn">{t.changed}</StatusTag> : ''),
        },
        {
          key: 'attempt',
          label: t.attempt,
          cell: (row) => t.again(number(row.attempt)),
          sort: 'attempt',
          hidden: true,
        },
        { key: 'amount', label: t.amount, align: 'end', cell: (row) => <Yen amount={row.amount} />, sort: 'amount' },
        {
          key: 'feeYen',
          label: t.fee,
          align: 'end',
          cell: (row) => <Yen amount={row.feeYen} />,
          sort: 'feeYen',
          hidden: true,
        },
        {
          key: 'transferredYen',
          label: t.lineTransferred,
          align: 'end',
          cell: (row) => <Yen amount={row.transferredYen} />,
          sort: 'transferredYen',
        },
        { key: 'state', label: t.state, cell: PayoutState, sort: 'state' },
        { key: 'resultCode', label: t.result, cell: (row) => row.resultCode ?? '' },
        {
          key: 'answeredAt',
          label: t.answeredAt,
          cell: (row) => (row.answeredAt ? instant(row.answeredAt) : ''),
          sort: 'answeredAt',
          hidden: true,
        },
      ]}
    />
  );
}
