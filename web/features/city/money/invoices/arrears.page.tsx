import type { components } from '../../../../shared/api/schema';
import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Chart } from '../../../../shared/ui/chart/chart';
import { Empty } from '../../../../shared/ui/empty';
import { TextLink } from '../../../../shared/ui/link';
import { Loaded } from '../../../../shared/ui/loaded';
import { Page } from '../../../../shared/ui/page';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { BigFigures } from '../parts/big-figure';
import { FigureTable } from '../parts/figure-table';
import { texts } from './arrears.texts';
import { BillingTabs } from './billing-tabs';

type Row = components['schemas']['ArrearsRow'];

const AGES = ['notDue', 'days1To30', 'days31To60', 'days61To90', 'over90Days'] as const;
const SUMS = [...AGES, 'open', 'creditsWaiting'] as const;

/** Who owes how much, and for how long. */
export function ArrearsPage() {
  const t = useText(texts);
  const { day } = useFormat();
  const arrears = useApi().useQuery('get', '/api/v1/arrears');
  return (
    <Page title={t.title} lead={arrears.data && t.lead(day(arrears.data.on))}>
      <BillingTabs />
      <Loaded of={arrears} lines={6}>
        {({ employers }) =>
          employers.length === 0 ? <Empty title={t.none}>{t.noneNext}</Empty> : <Arrears rows={employers} />
        }
      </Loaded>
    </Page>
  );
}

function Arrears({ rows }: { rows: readonly Row[] }) {
  const t = useText(texts);
  const path = useCityPath();
  const { yen, day, number } = useFormat();
  const sum = (key: (typeof SUMS)[number]) => rows.reduce((total, row) => total + row[key], 0);
  const overdue = sum('open') - sum('notDue');
  return (
    <>
      <BigFigures
        items={[
          { label: t.open, value: <Yen amount={sum('open')} /> },
          { label: t.overdue, value: <Yen amount={overdue} /> },
          { label: t.employers, value: t.companies(number(rows.length)) },
        ]}
      />
      <FigureTable
        caption={t.table}
        rows={rows}
        rowKey={({ employerId }) => employerId}
        columns={[
          {
            key: 'employer',
            label: t.employer,
            cell: (row) => (
              <span className="flex flex-col items-start gap-1">
                <TextLink
                  to={`${path('invoices')}?${new URLSearchParams({ q: row.employerName, state: 'open' }).toString()}`}
                >
                  {row.employerName}
                </TextLink>
                {row.issuingStopped && <StatusTag tone="bad">{t.stopped}</StatusTag>}
              </span>
            ),
          },
          ...AGES.map((key) => ({
            key,
            label: t[key],
            align: 'end' as const,
            cell: (row: Row) => <Yen amount={row[key]} />,
            total: <Yen amount={sum(key)} />,
          })),
          {
            key: 'open',
            label: t.open,
            align: 'end',
            cell: (row) => <Yen amount={row.open} />,
            total: <Yen amount={sum('open')} />,
          },
          {
            key: 'credits',
            label: t.credits,
            align: 'end',
            cell: (row) => <Yen amount={row.creditsWaiting} />,
            total: <Yen amount={sum('creditsWaiting')} />,
          },
          { key: 'since', label: t.since, cell: (row) => (row.overdueSince ? day(row.overdueSince) : '―') },
        ]}
      />
      <Chart
        title={t.chart}
        kind="bar"
        summary={t.summary(yen(sum('open')), yen(overdue))}
        format={yen}
        categoryLabel={t.age}
        categories={AGES.map((key) => t[key])}
        series={[{ key: 'open', label: t.amount, values: AGES.map(sum) }]}
      />
    </>
  );
}
