import { useState } from 'react';
import { addressOf } from '../../../../shared/api/client';
import { useApi, useGrantId } from '../../../../shared/api/use-api';
import { useText } from '../../../../shared/i18n/texts';
import { DownloadMenu } from '../../../../shared/ui/download/download-menu';
import { Loaded } from '../../../../shared/ui/loaded';
import { Loading } from '../../../../shared/ui/loading';
import { Page } from '../../../../shared/ui/page';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { useFiscalYear } from '../parts/use-fiscal-year';
import { YearSelect } from '../parts/year-select';
import { ProgrammeBudget } from './programme-budget';
import { texts } from './budget.texts';

/** A budget is set before its year begins. */
const YEARS_AHEAD = 1;

/** What of a year's money is issued, bound, and expected to be needed. */
export function BudgetPage() {
  const t = useText(texts);
  const { years, year, choose } = useFiscalYear(YEARS_AHEAD);
  return (
    <Page title={t.title} lead={t.lead}>
      {year === undefined ? (
        <Loading />
      ) : (
        <>
          <YearSelect years={years} year={year} onChange={choose} />
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
