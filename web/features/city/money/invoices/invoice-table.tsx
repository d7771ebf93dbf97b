import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { useCity } from '../../../../shared/session/use-me';
import { DataTable } from '../../../../shared/ui/data-table/data-table';
import { Empty } from '../../../../shared/ui/empty';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { InvoiceState } from './invoice-state';
import { texts } from './invoices.texts';

/** All invoices and credit notes, or those of one employer. */
export function InvoiceTable({ employerId }: { employerId?: string }) {
  const t = useText(texts);
  const path = useCityPath();
  const { month, day } = useFormat();
  const { data: city } = useCity();
  const choices = <Code extends string>(words: Record<Code, string>) =>
    (Object.entries(words) as [Code, string][]).map(([value, label]) => ({ value, label }));
  return (
    <DataTable
      path="/api/v1/invoices"
      query={{ employerId }}
      caption={t.list}
      order="-number"
      search={t.search}
      exportName="invoices"
      rowLink={({ id }) => path(`invoices/${id}`)}
      empty={<Empty title={t.empty}>{t.emptyNext}</Empty>}
      filters={[
        { key: 'month', label: t.month, kind: 'month' },
        { key: 'kind', label: t.kind, kind: 'choice', options: choices(t.kinds) },
        { key: 'state', label: t.state, kind: 'choice', options: choices(t.states) },
      ]}
      columns={[
        {
          key: 'number',
          label: t.number,
          cell: (row) => t.paper(t.kinds[row.kind], row.number),
          sort: 'number',
          inFile: ['kind', 'number'],
        },
        { key: 'employerName', label: t.employer, cell: (row) => row.employerName, sort: 'employerName' },
        {
          key: 'programmeName',
          label: t.programme,
          cell: (row) => row.programmeName,
          sort: 'programmeName',
          hidden: true,
        },
        { key: 'month', label: t.month, cell: (row) => month(row.month), sort: 'month' },
        { key: 'issuedOn', label: t.issuedOn, cell: (row) => day(row.issuedOn), sort: 'issuedOn', hidden: true },
        { key: 'dueOn', label: t.dueOn, cell: (row) => (row.dueOn ? day(row.dueOn) : '―'), sort: 'dueOn' },
        { key: 'amount', label: t.amount, align: 'end', cell: (row) => <Yen amount={row.amount} />, sort: 'amount' },
        { key: 'open', label: t.open, align: 'end', cell: (row) => <Yen amount={row.open} />, sort: 'open' },
        { key: 'state', label: t.state, cell: (row) => <InvoiceState paper={row} today={city?.today} />, inFile: [] },
      ]}
    />
  );
}
