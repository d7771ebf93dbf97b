import { useState } from 'react';
import { addressOf } from '../../../../shared/api/client';
import { useApi, useGrantId } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { DownloadMenu } from '../../../../shared/ui/download/download-menu';
import { LinkButton } from '../../../../shared/ui/link';
import { Loaded } from '../../../../shared/ui/loaded';
import { Loading } from '../../../../shared/ui/loading';
import { Page } from '../../../../shared/ui/page';
import { PrintButton } from '../../../../shared/ui/print';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { Section } from '../../../../shared/ui/section';
import { useCityPath } from '../../parts/use-city-path';
import { useFiscalYear } from '../parts/use-fiscal-year';
import { YearSelect } from '../parts/year-select';
import { GrantFigures } from './grant-figures';
import { GrantKpis } from './grant-kpis';
import { GrantWords } from './grant-words';
import { texts } from './grant.texts';

/** The report for the national grant: cost, grant, KPIs and words. */
export function GrantPage() {
  const t = useText(texts);
  const { fiscalYear: written } = useFormat();
  const { years, year, choose } = useFiscalYear();
  return (
    <Page title={year === undefined ? t.title : t.of(written(year))} lead={t.lead}>
      {year === undefined ? (
        <Loading />
      ) : (
        <>
          <YearSelect years={years} year={year} onChange={choose} />
          <GrantReport year={year} />
        </>
      )}
    </Page>
  );
}

function GrantReport({ year }: { year: number }) {
  const t = useText(texts);
  const path = useCityPath();
  const may = usePermissions();
  const grantId = useGrantId();
  const [problem, setProblem] = useState<unknown>();
  const grant = useApi().useQuery('get', '/api/v1/reports/grant/{fiscalYear}', {
    params: { path: { fiscalYear: String(year) } },
  });
  const file = (format: string) => addressOf(grantId, `/api/v1/reports/grant/${year}`, { format });
  return (
    <Loaded of={grant} lines={10}>
      {(found) => (
        <>
          <div className="no-print flex flex-wrap gap-3">
            {may('reports.write') && <LinkButton to={`${path('grant/edit')}?year=${year}`}>{t.edit}</LinkButton>}
            <DownloadMenu
              label={t.download}
              onProblem={setProblem}
              items={[
                { label: t.pdf, address: file('pdf'), name: `grant-${year}.pdf` },
                { label: t.xlsx, address: file('xlsx'), name: `grant-${year}.xlsx` },
                { label: t.csv, address: file('csv'), name: `grant-${year}.csv` },
              ]}
            />
            <PrintButton />
          </div>
          <ProblemNotice error={problem} />
          <Section title={t.cost}>
            <GrantFigures grant={found} />
          </Section>
          <Section title={t.kpis}>
            <GrantKpis kpis={found.kpis} />
          </Section>
          <Section title={t.texts}>
            <GrantWords entries={found.entries} />
          </Section>
        </>
      )}
    </Loaded>
  );
}
