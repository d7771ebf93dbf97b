import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { Loaded } from '../../../shared/ui/loaded';
import { Yen } from '../../../shared/ui/yen';
import { SimpleTable } from '../simple-table';
import { ReportFiles } from './report-files';
import { texts } from './reports.texts';

const PATH = '/api/v1/reports/split';

export function Split({ from, to }: { from: string; to: string }) {
  const t = useText(texts);
  const { month } = useFormat();
  const query = { from, to, by: 'employer' as const };
  const read = useApi().useQuery('get', PATH, { params: { query } });
  return (
    <Loaded of={read} lines={4}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty title={t.none} />
        ) : (
          <>
            <ReportFiles path={PATH} query={query} name={`shares-${from}`} />
            <SimpleTable
              caption={t.split}
              head={[
                { label: t.splitMonth },
                { label: t.opening, end: true },
                { label: t.issued, end: true },
                { label: t.redeemed, end: true },
                { label: t.lapsed, end: true },
                { label: t.closing, end: true },
              ]}
              rows={rows.map((row) => ({
                key: row.month,
                cells: [
                  month(row.month),
                  <Yen key="o" amount={row.opening.employerShare} />,
                  <Yen key="i" amount={row.issued.employerShare} />,
                  <Yen key="r" amount={row.redeemed.employerShare - row.voided.employerShare} />,
                  <Yen key="l" amount={row.expired.employerShare + row.recalled.employerShare} />,
                  <Yen key="c" amount={row.closing.employerShare} />,
                ],
              }))}
            />
            <p className="text-sm text-solid-gray-700">{t.splitNote}</p>
          </>
        )
      }
    </Loaded>
  );
}
