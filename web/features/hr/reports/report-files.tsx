import { useState } from 'react';
import { addressOf } from '../../../shared/api/client';
import { useGrantId } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { DownloadMenu } from '../../../shared/ui/download/download-menu';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { texts } from './reports.texts';

/** A report in the form that the company's own program takes. */
export function ReportFiles({ path, query, name }: { path: string; query: Record<string, string>; name: string }) {
  const t = useText(texts);
  const grantId = useGrantId();
  const [problem, setProblem] = useState<unknown>();
  const as = (format: string) => addressOf(grantId, path, { ...query, format });
  return (
    <>
      <div>
        <DownloadMenu
          label={t.download}
          onProblem={setProblem}
          items={[
            { label: t.excel, address: as('xlsx'), name: `${name}.xlsx` },
            { label: t.csv, hint: t.csvHint, address: as('csv'), name: `${name}.csv` },
            { label: t.sjis, hint: t.sjisHint, address: as('csv-cp932'), name: `${name}.csv` },
          ]}
        />
      </div>
      <ProblemNotice error={problem} />
    </>
  );
}
