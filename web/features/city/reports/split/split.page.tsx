import { useState } from 'react';
import { addressOf } from '../../../../shared/api/client';
import { useApi, useGrantId } from '../../../../shared/api/use-api';
import { useText } from '../../../../shared/i18n/texts';
import { DownloadMenu } from '../../../../shared/ui/download/download-menu';
import { Empty } from '../../../../shared/ui/empty';
import { Loaded } from '../../../../shared/ui/loaded';
import { Loading } from '../../../../shared/ui/loading';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { Section } from '../../../../shared/ui/section';
import { SelectField } from '../../../../shared/ui/select-field';
import { MonthSelect } from '../../money/parts/month-select';
import { groupRows } from './group-rows';
import { SplitCharts } from './split-charts';
import { SplitTable } from './split-table';
import { texts } from './split.texts';
import { type By, GROUPS, SHARES, useSplitChoice } from './use-split-choice';

/** Who paid for what, by employer, merchant, programme or municipality. */
export function SplitPage() {
  const t = useText(texts);
  const { months, from, to, by, share, choose } = useSplitChoice();
  return (
    <Page title={t.title} lead={t.lead}>
      {months && from && to ? (
        <>
          <div className="no-print grid gap-4 rounded-12 bg-solid-gray-50 p-4 sm:grid-cols-2 desktop:grid-cols-4">
            <MonthSelect
              label={t.from}
              months={months}
              value={from}
              onChange={(month) => choose({ from: month, to: month > to ? month : to })}
            />
            <MonthSelect label={t.to} months={months} value={to} onChange={(month) => choose({ from, to: month })} />
            <SelectField
              label={t.by}
              value={by}
              options={GROUPS.map((value) => ({ value, label: t.groups[value] }))}
              onChange={(value) => choose({ by: value })}
            />
            <SelectField
              label={t.share}
              value={share}
              options={SHARES.map((value) => ({ value, label: t.shares[value] }))}
              onChange={(value) => choose({ share: value })}
            />
          </div>
          {from > to ? (
            <Notice kind="warning" title={t.badRange} live />
          ) : (
            <SplitReport from={from} to={to} by={by} share={share} />
          )}
        </>
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function SplitReport({ from, to, by, share }: { from: string; to: string; by: By; share: (typeof SHARES)[number] }) {
  const t = useText(texts);
  const grantId = useGrantId();
  const [problem, setProblem] = useState<unknown>();
  const split = useApi().useQuery('get', '/api/v1/reports/split', { params: { query: { from, to, by } } });
  const file = (format: string) => addressOf(grantId, '/api/v1/reports/split', { from, to, by, format });
  return (
    <Loaded of={split} lines={8}>
      {(rows) => {
        const groups = groupRows(rows);
        if (groups.length === 0) return <Empty title={t.empty}>{t.emptyNext}</Empty>;
        return (
          <>
            <SplitCharts rows={rows} groups={groups} by={by} share={share} />
            <Section
              title={t.table}
              actions={
                <DownloadMenu
                  label={t.download}
                  onProblem={setProblem}
                  items={[
                    { label: t.xlsx, address: file('xlsx'), name: `split-${from}-${to}.xlsx` },
                    { label: t.csv, address: file('csv'), name: `split-${from}-${to}.csv` },
                    { label: t.cp932, address: file('csv-cp932'), name: `split-${from}-${to}.csv` },
                  ]}
                />
              }
            >
              <ProblemNotice error={problem} />
              <SplitTable groups={groups} by={by} share={share} period={from === to ? from : undefined} />
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}
