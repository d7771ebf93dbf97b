import { useState } from 'react';
import { addressOf } from '../../../../shared/api/client';
import { useGrantId } from '../../../../shared/api/use-api';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { useCity, usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { ConfirmDialog } from '../../../../shared/ui/confirm-dialog';
import { saveFile } from '../../../../shared/ui/download/save-file';
import { Facts } from '../../../../shared/ui/facts';
import { Notice } from '../../../../shared/ui/notice';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import type { Task } from '../../../../shared/ui/tasks/task';
import { TaskProgress } from '../../../../shared/ui/tasks/task-progress';
import { Yen } from '../../../../shared/ui/yen';
import { useTask } from '../parts/use-task';
import type { Batch } from './batch';
import { texts } from './payouts.texts';

/** Writing the file for the bank: the first time after a question, later the same bytes again. */
export function ExportBatch({ batch }: { batch: Batch }) {
  const t = useText(texts);
  const { number, day } = useFormat();
  const grantId = useGrantId();
  const may = usePermissions();
  const { data: city } = useCity();
  const [asking, ask] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const task = useTask('export-payouts', (input) => input.batchId === batch.id);
  const write = useCommand<'post', '/api/v1/payout-batches/{id}/export', Task>(
    'post',
    '/api/v1/payout-batches/{id}/export',
    {
      long: true,
      refresh: ['/api/v1/tasks'],
      onDone: (begun) => (task.begin(begun), ask(false)),
    },
  );
  const out = batch.exportedAt !== null;
  const begin = () => write.mutate({ params: { path: { id: batch.id } } });

  function save({ id }: Task) {
    setProblem(undefined);
    const address = addressOf(grantId, `/api/v1/tasks/${id}/file`);
    saveFile(address, `payouts-${batch.payOn}.txt`).catch(setProblem);
  }

  return (
    <>
      {city?.kind === 'rehearsal' && (
        <Notice kind="warning" title={t.rehearsal}>
          <p>{t.rehearsalNext}</p>
        </Notice>
      )}
      {task.taskId && <TaskProgress taskId={task.taskId} onDone={save} />}
      <ProblemNotice error={problem ?? (asking ? undefined : write.error)} />
      {may('payouts.export') && (
        <div>
          {out ? (
            <Button kind="secondary" busy={write.isPending} onPress={begin}>
              {t.exportAgain}
            </Button>
          ) : (
            <Button size="lg" onPress={() => ask(true)}>
              {t.exportButton}
            </Button>
          )}
        </div>
      )}
      {batch.fileSha256 && (
        <p className="text-sm">
          {t.sha} <span className="font-mono break-all">{batch.fileSha256}</span>
        </p>
      )}
      <ConfirmDialog
        title={t.exportTitle}
        open={asking}
        onClose={() => (ask(false), write.reset())}
        onConfirm={begin}
        action={t.exportAction}
        busy={write.isPending}
        error={write.error}
      >
        <Facts
          items={[
            { label: t.linesCount, value: t.count(number(batch.lines)) },
            { label: t.transferred, value: <Yen amount={batch.transferredYen} /> },
            { label: t.payOn, value: day(batch.payOn) },
          ]}
        />
        <p>{t.exportWarning}</p>
        <p className="font-bold">{t.exportNext}</p>
      </ConfirmDialog>
    </>
  );
}
