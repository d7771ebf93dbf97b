import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { CheckField } from '../../../shared/ui/choice-field';
import { Notice } from '../../../shared/ui/notice';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { SmallTable } from '../../../shared/ui/small-table';
import { countsOf, refusedIn, takenIn } from './import-counts';
import type { Imported } from './imported';
import { ImportedRows } from './imported-rows';
import { texts } from './imports.texts';
import { saveCorrection } from './upload';

interface Props {
  imported: Imported;
  /** As they were sent, from which the rows to correct are made. */
  files: readonly File[];
  /** It was taken; before that it only would be. */
  done?: boolean;
}

/** Row by row what happens to files, or why not. */
export function ImportReport({ imported, files, done = false }: Props) {
  const t = useText(texts);
  const { number } = useFormat();
  const grantId = useGrantId();
  const [onlyRefused, setOnlyRefused] = useState(true);
  const correction = useMutation<void, unknown, string>({
    mutationFn: (of) => saveCorrection(grantId, files, of),
  });
  const refused = refusedIn(imported);
  return (
    <div role="status" className="flex flex-col gap-6">
      <Section title={done ? t.doneTitle : t.result}>
        {refused > 0 ? (
          <Notice kind="warning" title={t.someBad(number(refused))} />
        ) : takenIn(imported) > 0 ? (
          <Notice kind="success" title={t.allGood} />
        ) : (
          <Notice kind="info" title={t.nothing} />
        )}
        <SmallTable
          caption={t.summary}
          rows={countsOf(imported)}
          rowKey={({ part }) => part}
          columns={[
            { label: t.what, cell: ({ part }) => t.parts[part] },
            {
              label: done ? t.tookThem : t.taken,
              end: true,
              cell: ({ counts }) => t.rows(number(counts.taken)),
            },
            { label: t.unchanged, end: true, cell: ({ counts }) => t.rows(number(counts.unchanged)) },
            { label: t.refused, end: true, cell: ({ counts }) => t.rows(number(counts.refused)) },
          ]}
        />
      </Section>
      {refused > 0 && <CheckField label={t.onlyRefused} checked={onlyRefused} onChange={setOnlyRefused} />}
      {imported.files.map((file) => {
        const bad = file.rows.some(({ outcome }) => outcome === 'refused');
        if (refused > 0 && onlyRefused && !bad) return null;
        return (
          <Section
            key={file.name}
            title={`${file.name}（${t.kinds[file.kind]}）`}
            lead={bad && t.correctionHint}
            actions={
              bad && (
                <Button
                  kind="secondary"
                  busy={correction.isPending && correction.variables === file.name}
                  onPress={() => correction.mutate(file.name)}
                >
                  {t.correction(file.name)}
                </Button>
              )
            }
          >
            {correction.variables === file.name && <ProblemNotice error={correction.error} />}
            <ImportedRows file={file} onlyRefused={refused > 0 && onlyRefused} done={done} />
          </Section>
        );
      })}
    </div>
  );
}
