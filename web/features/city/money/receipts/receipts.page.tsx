import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { DataTable } from '../../../../shared/ui/data-table/data-table';
import { Empty } from '../../../../shared/ui/empty';
import { LinkButton } from '../../../../shared/ui/link';
import { Page } from '../../../../shared/ui/page';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { ReceiptState } from './receipt-state';
import { texts } from './receipts.texts';

/** What the bank shows that was paid; what waits for somebody to decide is found by its state. */
export function ReceiptsPage() {
  const t = useText(texts);
  const path = useCityPath();
  const may = usePermissions();
  const { day } = useFormat();
  const upload = may('receipts.write') && <LinkButton to={path('receipts/statement')}>{t.upload}</LinkButton>;
  return (
    <Page title={t.title} lead={t.lead} actions={upload}>
      <DataTable
        path="/api/v1/receipts"
        caption={t.list}
        search={t.search}
        order="-receivedOn"
        exportName="receipts"
        rowLink={({ id }) => path(`receipts/${id}`)}
        empty={
          <Empty title={t.empty} action={upload}>
            {t.emptyNext}
          </Empty>
        }
        filters={[
          {
            key: 'state',
            label: t.state,
            kind: 'choice',
            options: (['waiting', 'partly', 'matched'] as const).map((value) => ({ value, label: t.states[value] })),
          },
          { key: 'from', label: t.from, kind: 'day' },
          { key: 'until', label: t.until, kind: 'day' },
        ]}
        columns={[
          { key: 'payerKana', label: t.payer, cell: (row) => row.payerKana, sort: 'payerKana', primary: true },
          { key: 'receivedOn', label: t.receivedOn, cell: (row) => day(row.receivedOn), sort: 'receivedOn' },
          { key: 'amount', label: t.amount, align: 'end', cell: (row) => <Yen amount={row.amount} />, sort: 'amount' },
          { key: 'open', label: t.open, align: 'end', cell: (row) => <Yen amount={row.open} />, sort: 'open' },
          { key: 'state', label: t.state, cell: ReceiptState, sort: 'state' },
          {
            key: 'virtualAccount',
            label: t.account,
            cell: (row) => row.virtualAccount ?? '―',
            sort: 'virtualAccount',
            hidden: true,
          },
          { key: 'bankReference', label: t.reference, cell: (row) => row.bankReference || '―', hidden: true },
        ]}
      />
    </Page>
  );
}
