import { useState } from 'react';
import { addressOf } from '../../../../shared/api/client';
import { useApi, useGrantId } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Combobox } from '../../../../shared/ui/combobox';
import type { ComboboxItem } from '../../../../shared/ui/combobox-item';
import { DownloadMenu } from '../../../../shared/ui/download/download-menu';
import { Empty } from '../../../../shared/ui/empty';
import { Loaded } from '../../../../shared/ui/loaded';
import { Loading } from '../../../../shared/ui/loading';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { Section } from '../../../../shared/ui/section';
import { Yen } from '../../../../shared/ui/yen';
import { FigureTable } from '../../money/parts/figure-table';
import { MonthSelect } from '../../money/parts/month-select';
import { useFindEmployers } from '../../money/parts/use-find-employers';
import { useMonths } from '../../money/parts/use-months';
import { texts } from './payroll.texts';

const FIGURES = ['amount', 'employerShare', 'cityShare', 'recalled'] as const;

/** What one employer's enrolled parents were issued, as its payroll wants it. */
export function PayrollPage() {
  const t = useText(texts);
  const months = useMonths();
  const find = useFindEmployers();
  const [employer, setEmployer] = useState<ComboboxItem>();
  const [chosen, choose] = useState<{ from?: string; to?: string }>({});
  const from = chosen.from ?? months?.now;
  const to = chosen.to ?? from;
  const newest = months?.all.toReversed();
  return (
    <Page title={t.title} lead={t.lead}>
      {newest && from && to ? (
        <>
          <div className="no-print grid gap-4 rounded-12 bg-solid-gray-50 p-4 sm:grid-cols-3">
            <Combobox
              label={t.employer}
              hint={t.employerHint}
              searches={['employers']}
              find={find}
              value={employer}
              onChange={setEmployer}
            />
            <MonthSelect
              label={t.from}
              months={newest}
              value={from}
              onChange={(month) => choose({ from: month, to: month > to ? month : to })}
            />
            <MonthSelect label={t.to} months={newest} value={to} onChange={(month) => choose({ from, to: month })} />
          </div>
          {from > to ? (
            <Notice kind="warning" title={t.badRange} live />
          ) : employer ? (
            <Payroll employerId={employer.id} from={from} to={to} />
          ) : (
            <Empty title={t.choose} />
          )}
        </>
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Payroll({ employerId, from, to }: { employerId: string; from: string; to: string }) {
  const t = useText(texts);
  const { month } = useFormat();
  const grantId = useGrantId();
  const [problem, setProblem] = useState<unknown>();
  const payroll = useApi().useQuery('get', '/api/v1/reports/payroll', { params: { query: { from, to, employerId } } });
  const file = (format: string) => addressOf(grantId, '/api/v1/reports/payroll', { from, to, employerId, format });
  return (
    <Loaded of={payroll} lines={6}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty title={t.none} />
        ) : (
          <Section
            title={t.table}
            actions={
              <DownloadMenu
                label={t.download}
                onProblem={setProblem}
                items={[
                  { label: t.xlsx, address: file('xlsx'), name: `payroll-${from}.xlsx` },
                  { label: t.csv, address: file('csv'), name: `payroll-${from}.csv` },
                  { label: t.cp932, address: file('csv-cp932'), name: `payroll-${from}.csv` },
                ]}
              />
            }
          >
            <ProblemNotice error={problem} />
            <FigureTable
              caption={t.table}
              rows={rows.map((row, index) => ({ ...row, key: String(index) }))}
              rowKey={({ key }) => key}
              columns={[
                { key: 'name', label: t.name, cell: (row) => row.name },
                { key: 'staffNumber', label: t.staffNumber, cell: (row) => row.staffNumber || '―' },
                { key: 'month', label: t.month, cell: (row) => month(row.month) },
                { key: 'issuedMonth', label: t.issuedMonth, cell: (row) => month(row.issuedMonth) },
                ...FIGURES.map((key) => ({
                  key,
                  label: t[key],
                  align: 'end' as const,
                  cell: (row: (typeof rows)[number]) => <Yen amount={row[key]} />,
                  total: <Yen amount={rows.reduce((sum, row) => sum + row[key], 0)} />,
                })),
              ]}
            />
          </Section>
        )
      }
    </Loaded>
  );
}
