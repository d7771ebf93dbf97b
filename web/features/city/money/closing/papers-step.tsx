import { useState } from 'react';
import { addressOf } from '../../../../shared/api/client';
import { useGrantId } from '../../../../shared/api/use-api';
import { useText } from '../../../../shared/i18n/texts';
import { DownloadMenu } from '../../../../shared/ui/download/download-menu';
import { LinkButton } from '../../../../shared/ui/link';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { useCityPath } from '../../parts/use-city-path';
import { texts } from './closing.texts';

const FORMATS = [
  { format: 'pdf', ending: 'pdf', text: 'pdf' },
  { format: 'xlsx', ending: 'xlsx', text: 'xlsx' },
  { format: 'csv', ending: 'csv', text: 'csv' },
  { format: 'csv-cp932', ending: 'csv', text: 'cp932' },
] as const;

/** The report of the month as a file, and what follows an approval. */
export function PapersStep({ month, approved }: { month: string; approved: boolean }) {
  const t = useText(texts);
  const grantId = useGrantId();
  const path = useCityPath();
  const [problem, setProblem] = useState<unknown>();
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        {approved && (
          <>
            <LinkButton to={`${path('invoices')}?make=${month}`}>{t.invoices}</LinkButton>
            <LinkButton to={`${path('settlements')}?make=${month}`} kind="secondary">
              {t.settlements}
            </LinkButton>
          </>
        )}
        <DownloadMenu
          label={approved ? t.report : t.reportPreview}
          onProblem={setProblem}
          items={FORMATS.map(({ format, ending, text }) => ({
            label: t.formats[text],
            address: addressOf(grantId, `/api/v1/closings/${month}/report`, { format }),
            name: `report-${month}.${ending}`,
          }))}
        />
      </div>
      <ProblemNotice error={problem} />
    </div>
  );
}
