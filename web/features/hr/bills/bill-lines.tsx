import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Yen } from '../../../shared/ui/yen';
import { SimpleTable } from '../simple-table';
import { texts } from './bills.texts';

/** A paper line by line: for whom, for which month's coupons, why. */
export function BillLines({ bill }: { bill: components['schemas']['InvoiceView'] }) {
  const t = useText(texts);
  const { month } = useFormat();
  return (
    <SimpleTable
      caption={t.lines}
      head={[
        { label: t.staffNumber },
        { label: t.person },
        { label: t.couponMonth },
        { label: t.reason },
        { label: t.yen, end: true },
      ]}
      rows={bill.lines.map((line) => ({
        key: String(line.line),
        cells: [
          line.staffNumber ?? '—',
          line.employeeName,
          month(line.allocationMonth),
          t.reasons[line.reason],
          <Yen key="yen" amount={line.amount} />,
        ],
      }))}
      foot={[t.total, '', '', '', <Yen key="yen" amount={bill.amount} />]}
    />
  );
}
