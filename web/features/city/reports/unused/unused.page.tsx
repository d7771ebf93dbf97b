import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { addressOf } from '../../../../shared/api/client';
import type { components } from '../../../../shared/api/schema';
import { useApi, useGrantId } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Chart } from '../../../../shared/ui/chart/chart';
import { DownloadMenu } from '../../../../shared/ui/download/download-menu';
import { Empty } from '../../../../shared/ui/empty';
import { Loaded } from '../../../../shared/ui/loaded';
import { Loading } from '../../../../shared/ui/loading';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { SelectField } from '../../../../shared/ui/select-field';
import { Yen } from '../../../../shared/ui/yen';
import { BigFigures } from '../../money/parts/big-figure';
import { FigureTable } from '../../money/parts/figure-table';
import { fiscalYearOf } from '../../money/parts/months';
import { NOTHING, plus } from '../../money/parts/split';
import { useMonths } from '../../money/parts/use-months';
import { texts } from './unused.texts';

/** What nobody has used on a base day, and until when it can be. */
export function UnusedPage() {
  const t = useText(texts);
  const { day } = useFormat();
  const months = useMonths();
  const [search, setSearch] = useSearchParams();
  const days = months ? baseDays(fiscalYearOf(months.first), fiscalYearOf(months.now)) : [];
  const last = months && (days.find((one) => one <= months.today) ?? days.at(-1));
  const on = days.find((one) => one === search.get('on')) ?? last;
  return (
    <Page title={t.title} lead={t.lead}>
      {months && on ? (
        <>
          <div className="no-print sm:max-w-xs">
            <SelectField
              label={t.on}
              value={on}
              options={days.map((value) => ({ value, label: day(value) }))}
              onChange={(value) => setSearch((before) => (before.set('on', value), before), { replace: true })}
            />
          </div>
          {on > months.today && <Notice kind="info" title={t.future} />}
          <Unused on={on} />
        </>
      ) : (
        <Loading />
      )}
    </Page>
  );
}

/** The newest first. */
function baseDays(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
    .flatMap((year) => [`${year}-09-30`, `${year + 1}-03-31`])
    .toReversed();
}

function Unused({ on }: { on: string }) {
  const t = useText(texts);
  const grantId = useGrantId();
  const [problem, setProblem] = useState<unknown>();
  const unused = useApi().useQuery('get', '/api/v1/reports/unused', { params: { query: { on } } });
  const file = (format: string) => addressOf(grantId, '/api/v1/reports/unused', { on, format });
  return (
    <Loaded of={unused} lines={6}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty title={t.none} />
        ) : (
          <>
            <Balance rows={rows} />
            <div>
              <DownloadMenu
                label={t.download}
                onProblem={setProblem}
                items={[
                  { label: t.xlsx, address: file('xlsx'), name: `unused-${on}.xlsx` },
                  { label: t.csv, address: file('csv'), name: `unused-${on}.csv` },
                  { label: t.cp932, address: file('csv-cp932'), name: `unused-${on}.csv` },
                ]}
              />
            </div>
            <ProblemNotice error={problem} />
          </>
        )
      }
    </Loaded>
  );
}

function Balance({ rows }: { rows: readonly components['schemas']['UnusedView'][] }) {
  const t = useText(texts);
  const { day, yen } = useFormat();
  const all = rows.reduce((total, { unused }) => plus(total, unused), NOTHING);
  const days = [...new Set(rows.map(({ expiresOn }) => expiresOn))].sort();
  const ofDay = (expiresOn: string) =>
    rows.filter((row) => row.expiresOn === expiresOn).reduce((total, { unused }) => plus(total, unused), NOTHING);
  const first = days[0]!;
  return (
    <>
      <BigFigures
        items={[
          { label: t.total, value: <Yen amount={all.amount} /> },
          { label: t.employerShare, value: <Yen amount={all.employerShare} /> },
          { label: t.cityShare, value: <Yen amount={all.cityShare} /> },
        ]}
      />
      <FigureTable
        caption={t.table}
        rows={rows}
        rowKey={({ programmeId, expiresOn }) => `${programmeId} ${expiresOn}`}
        columns={[
          { key: 'expiresOn', label: t.expiresOn, cell: (row) => day(row.expiresOn) },
          { key: 'programme', label: t.programme, cell: (row) => row.programme },
          {
            key: 'amount',
            label: t.amount,
            align: 'end',
            cell: ({ unused }) => <Yen amount={unused.amount} />,
            total: <Yen amount={all.amount} />,
          },
          {
            key: 'employers',
            label: t.employerShare,
            align: 'end',
            cell: ({ unused }) => <Yen amount={unused.employerShare} />,
            total: <Yen amount={all.employerShare} />,
          },
          {
            key: 'city',
            label: t.cityShare,
            align: 'end',
            cell: ({ unused }) => <Yen amount={unused.cityShare} />,
            total: <Yen amount={all.cityShare} />,
          },
        ]}
      />
      {days.length > 1 && (
        <Chart
          title={t.chart}
          kind="stacked"
          summary={t.summary(yen(all.amount), day(first), yen(ofDay(first).amount))}
          format={yen}
          categoryLabel={t.expiresOn}
          categories={days.map(day)}
          series={[
            { key: 'employers', label: t.employerShare, values: days.map((one) => ofDay(one).employerShare) },
            { key: 'city', label: t.cityShare, values: days.map((one) => ofDay(one).cityShare) },
          ]}
        />
      )}
    </>
  );
}
