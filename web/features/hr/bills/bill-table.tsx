import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { DataTable } from '../../../shared/ui/data-table/data-table';
import { Empty } from '../../../shared/ui/empty';
import { Yen } from '../../../shared/ui/yen';
import { useTo } from '../use-hr';
import { texts } from './bills.texts';
import { PaidTag } from './paid-tag';

/** All papers that the city has sent, the newest first. */
export function BillTable() {
  const t = useText(texts);
  const to = useTo();
  const { month, day } = useFormat();
  return (
    <DataTable
      path="/api/v1/invoices"
      caption={t.caption}
      exportName={t.file}
      order="-month"
      rowLink={({ id }) => to(`bills/${id}`)}
      filters={[
        {
          key: 'state',
          kind: 'choice',
          label: t.state,
          options: [
            { value: 'open', label: t.states.open },
            { value: 'settled', label: t.states.settled },
          ],
        },
        {
          key: 'kind',
          kind: 'choice',
          label: t.what,
          options: [
            { value: 'invoice', label: t.whats.invoice },
            { value: 'credit_note', label: t.whats.credit_note },
          ],
        },
        { key: 'month', kind: 'month', label: t.month },
      ]}
      columns={[
        { key: 'month', label: t.month, cell: (bill) => month(bill.month), sort: 'month', primary: true },
        { key: 'kind', label: t.what, cell: ({ kind }) => t.whats[kind] },
        { key: 'number', label: t.number, cell: ({ number }) => number, sort: 'number' },
        {
          key: 'amount',
          label: t.amount,
          cell: ({ amount }) => <Yen amount={amount} />,
          sort: 'amount',
          align: 'end',
        },
        { key: 'dueOn', label: t.dueOn, cell: ({ dueOn }) => (dueOn ? day(dueOn) : '—'), sort: 'dueOn' },
        { key: 'open', label: t.state, cell: (bill) => <PaidTag bill={bill} />, sort: 'open' },
        { key: 'issuedOn', label: t.issuedOn, cell: ({ issuedOn }) => day(issuedOn), sort: 'issuedOn', hidden: true },
        { key: 'programmeName', label: t.programme, cell: ({ programmeName }) => programmeName, hidden: true },
      ]}
      empty={<Empty title={t.noneYet}>{t.noneYetNext}</Empty>}
    />
  );
}
