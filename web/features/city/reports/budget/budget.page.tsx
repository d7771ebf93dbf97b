import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { addressOf } from '../../../../shared/api/client';
import { useApi, useGrantId } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { DownloadMenu } from '../../../../shared/ui/download/download-menu';
import { Loaded } from '../../../../shared/ui/loaded';
import { Loading } from '../../../../shared/ui/loading';
import { Page } from '../../../../shared/ui/page';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { SelectField } from '../../../../shared/ui/select-field';
import { fiscalYearOf } from '../../money/parts/months';
import { useMonths } from '../../money/parts/use-months';
import { ProgrammeBudget } from './programme-budget';
import { texts } from './budget.texts';

/** What of a year's money is issued, bound, and expected to be needed. */
export function BudgetPage() {
  const t = useText(texts);
  const { fiscalYear: written } = useFormat();
  const months = useMonths();
  const [search, setSearch] = useSearchParams();
  const now = months && fiscalYearOf(months.now);
  const first = months && fiscalYearOf(months.first);
  const years =
    now === undefined || first === undefined ? [] : Array.from({ length: now - first + 2 }, (_, at) => now + 1 - at);
  const asked = Number(search.get('year'));
  const year = years.includes(asked) ? asked : now;
  return (
    <Page title={t.title} lead={t.lead}>
      {year === undefined ? (
        <Loading />
      ) : (
        <>
          <div className="no-print sm:max-w-xs">
            <SelectField
              label={t.year}
              value={String(year)}
              options={years.map((value) => ({ value: String(value), label: written(value) }))}
              onChange={(value) => setSearch((before) => (before.set('year', value), before), { replace: true })}
            />
          </div>
          <Budgets year={year} />
        </>
      )}
    </Page>
  );
}

function Budgets({ year }: { year: number }) {
  const t = useText(texts);
  const grantId = useGrantId();
  const [problem, setProblem] = useState<unknown>();
  const budgets = useApi().useQuery('get', '/api/v1/reports/budget', { params: { query: { fiscalYear: year } } });
  const file = (format: string) => addressOf(grantId, '/api/v1/reports/budget', { fiscalYear: String(year), format });
  return (
    <Loaded of={budgets} lines={8}>
      {(programmes) => (
        <>
          {programmes.map((one) => (
            <ProgrammeBudget key={one.programmeId} budget={one} />
          ))}
          <div>
            <DownloadMenu
              label={t.download}
              onProblem={setProblem}
              items={[
                { label: t.xlsx, address: file('xlsx'), name: `budget-${year}.xlsx` },
                { label: t.csv, address: file('csv'), name: `budget-${year}.csv` },
                { label: t.cp932, address: file('csv-cp932'), name: `budget-${year}.csv` },
              ]}
            />
          </div>
          <ProblemNotice error={problem} />
        </>
      )}
    </Loaded>
  );
}
