import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { Loaded } from '../../../shared/ui/loaded';
import { Yen } from '../../../shared/ui/yen';
import { SimpleTable } from '../simple-table';
import { ReportFiles } from './report-files';
import { texts } from './reports.texts';

const PATH = '/api/v1/reports/payroll';
/** As many as one looks through; the file has all. */
const SHOWN = 50;

export function Payroll({ from, to }: { from: string; to: string }) {
  const t = useText(texts);
  const { month, number } = useFormat();
  const read = useApi().useQuery('get', PATH, { params: { query: { from, to } } });
  return (
    <Loaded of={read} lines={6}>
      {(rows) => {
        if (rows.length === 0) return <Empty title={t.none} />;
        const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
        return (
          <>
            <ReportFiles path={PATH} query={{ from, to }} name={`payroll-${from}`} />
            <SimpleTable
              caption={t.payroll}
              head={[
                { label: t.staffNumber },
                { label: t.person },
                { label: t.ofMonth },
                { label: t.amount, end: true },
                { label: t.employer, end: true },
                { label: t.city, end: true },
                { label: t.recalled, end: true },
              ]}
              rows={rows.slice(0, SHOWN).map((row, at) => ({
                key: String(at),
                cells: [
                  row.staffNumber || '—',
                  row.name,
                  month(row.month),
                  <Yen key="a" amount={row.amount} />,
                  <Yen key="e" amount={row.employerShare} />,
                  <Yen key="c" amount={row.cityShare} />,
                  <Yen key="r" amount={row.recalled} />,
                ],
              }))}
              foot={[
                t.total,
                '',
                '',
                <Yen key="a" amount={sum((row) => row.amount)} />,
                <Yen key="e" amount={sum((row) => row.employerShare)} />,
                <Yen key="c" amount={sum((row) => row.cityShare)} />,
                <Yen key="r" amount={sum((row) => row.recalled)} />,
              ]}
            />
            {rows.length > SHOWN && <p>{t.first(number(SHOWN), number(rows.length))}</p>}
          </>
        );
      }}
    </Loaded>
  );
}
