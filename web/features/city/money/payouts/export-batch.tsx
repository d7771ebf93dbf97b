import { useState } from 'react';
import { addressOf } from '../../../../shared/api/client';
import { useGrantId } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { useCity, usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { saveFile } from '../../../../shared/ui/download/save-file';
import { Facts } from '../../../../shared/ui/facts';
import { Notice } from '../../../../shared/ui/notice';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import type { Task } from '../../../../shared/ui/tasks/task';
import { TaskProgress } from '../../../../shared/ui/tasks/task-progress';
import { Yen } from '../../../../shared/ui/yen';
import { AskedButton } from '../parts/asked-button';
import { useTask } from '../parts/use-task';
import type { Batch } from './batch';
import { texts } from './payout-batch.texts';
import { texts as payouts } from './payouts.texts';

/** Writing the file for the bank: the first time after a question, later the same bytes again. */
export function ExportBatch({ batch }: { batch: Batch }) {
  const t = useText(texts);
  const p = useText(payouts);
  const { number, day } = useFormat();
  const grantId = useGrantId();
  const may = usePermissions();
  const { data: city } = useCity();
  const [problem, setProblem] = useState<unknown>();
  const task = useTask('export-payouts', '/api/v1/payout-batches/{id}/export', (input) => input.batchId === batch.id);
  const out = batch.exportedAt !== null;
  const begin = () => task.begin.mutate({ params: { path: { id: batch.id } } });

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
      <ProblemNotice error={problem ?? (out ? task.begin.error : undefined)} />
      {may('payouts.export') &&
        (out ? (
          <div>
            <Button kind="secondary" busy={task.begin.isPending} onPress={begin}>
              {t.exportAgain}
            </Button>
          </div>
        ) : (
          <AskedButton
            label={t.exportButton}
            title={t.exportTitle}
            action={t.exportAction}
            command={task.begin}
            onConfirm={begin}
          >
            <Facts
              items={[
                { label: p.linesCount, value: p.count(number(batch.lines)) },
                { label: p.transferred, value: <Yen amount={batch.transferredYen} /> },
                { label: p.payOn, value: day(batch.payOn) },
              ]}
            />
            <p>{t.exportWarning}</p>
            <p className="font-bold">{t.exportNext}</p>
          </AskedButton>
        ))}
      {batch.fileSha256 && (
        <p className="text-sm">
          {t.sha} <span className="font-mono break-all">{batch.fileSha256}</span>
        </p>
      )}
    </>
  );
}
