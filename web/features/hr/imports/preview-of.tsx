import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import type { Task } from '../../../shared/ui/tasks/task';
import { Figure } from '../home/figure';
import { useTo } from '../use-hr';
import { useRules } from '../use-rules';
import type { Kind } from './columns';
import { texts } from './import.texts';
import { PreviewRows } from './preview-rows';
import { FocusedOnce } from '../focused-once';
import { countsOf } from './taken';
import { useCorrection } from './use-correction';
import { formOf, type Preview } from './use-preview';

/** What would happen, in figures and row by row; then it is done, or the bad rows are taken back. */
export function PreviewOf({ preview: { file, read }, onAnother }: { preview: Preview; onAnother: () => void }) {
  const t = useText(texts);
  const { number, yen } = useFormat();
  const to = useTo();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const employerYen = useRules()?.employerYen;
  const correction = useCorrection();
  const take = useCommand<'post', '/api/v1/imports', Task>('post', '/api/v1/imports', {
    long: true,
    refresh: ['/api/v1/tasks'],
    onDone: ({ id }) => void navigate(to(`import/${id}`)),
  });
  const kind = read.kind as Kind;
  const { taken, unchanged, refused } = countsOf({ files: [read] });
  return (
    <Section
      title={t.summary}
      lead={<FocusedOnce>{t.readAs(file.name, t.kind[kind])}</FocusedOnce>}
      actions={
        <Button kind="secondary" size="sm" onPress={onAnother}>
          {t.another}
        </Button>
      }
    >
      <dl className="grid gap-4 sm:grid-cols-3">
        <Figure label={t.willTake[kind]} value={t.rows(number(taken))} note={t.willTakeNote[kind]} />
        <Figure label={t.unchanged} value={t.rows(number(unchanged))} note={t.unchangedNote} />
        <Figure label={t.refused} value={t.rows(number(refused))} note={t.refusedNote} />
      </dl>
      {kind === 'roster' && taken > 0 && employerYen !== undefined && <p>{t.cost(yen(taken * employerYen))}</p>}
      <div className="flex flex-wrap items-start gap-3">
        <Button isDisabled={taken === 0} onPress={() => setAsking(true)}>
          {taken === 0 ? t.takeNothing : t.take(number(taken))}
        </Button>
        {refused > 0 && (
          <>
            <Button
              kind="secondary"
              busy={correction.isPending && correction.variables.format === 'xlsx'}
              onPress={() => correction.mutate({ file, format: 'xlsx' })}
            >
              {t.correction}
            </Button>
            <Button
              kind="plain"
              busy={correction.isPending && correction.variables.format === 'csv'}
              onPress={() => correction.mutate({ file, format: 'csv' })}
            >
              {t.correctionCsv}
            </Button>
          </>
        )}
      </div>
      {refused > 0 && <p className="text-sm text-solid-gray-700">{t.correctionNote}</p>}
      <ProblemNotice error={correction.error} />
      <PreviewRows file={read} kind={kind} />
      <ConfirmDialog
        title={t.confirmTitle}
        open={asking}
        onClose={() => setAsking(false)}
        action={t.take(number(taken))}
        busy={take.isPending}
        error={take.error}
        onConfirm={() => take.mutate({ body: formOf(file) as never })}
      >
        <p>{kind === 'roster' ? t.confirmRoster(number(taken)) : t.confirmCoworkers(number(taken))}</p>
        {refused > 0 && <p>{t.confirmRefused(number(refused))}</p>}
      </ConfirmDialog>
    </Section>
  );
}
