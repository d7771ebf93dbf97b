import { useState } from 'react';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { FileDrop } from '../../../../shared/ui/file-drop';
import { TextLink } from '../../../../shared/ui/link';
import { Notice } from '../../../../shared/ui/notice';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { useToast } from '../../../../shared/ui/toast';
import { useCityPath } from '../../parts/use-city-path';
import type { Batch } from './batch';
import { texts } from './payout-batch.texts';
import { texts as payouts } from './payouts.texts';
import { WaitingPayouts } from './waiting-payouts';

/** The bank's answer as a file, or given line by line, and what it says. */
export function BatchResults({ batch }: { batch: Batch }) {
  const t = useText(texts);
  const p = useText(payouts);
  const path = useCityPath();
  const { number } = useFormat();
  const may = usePermissions();
  const { say } = useToast();
  const [files, setFiles] = useState<File[]>([]);
  const of = (state: string) => batch.payouts.filter((payout) => payout.state === state);
  const [paid, returned, waiting] = [of('paid'), of('returned'), of('sent')];
  const count = (rows: readonly unknown[]) => p.count(number(rows.length));
  const send = useCommand('post', '/api/v1/payout-batches/{id}/results', {
    onDone: (answer) => {
      setFiles([]);
      say(
        t.resultsDone(p.count(number(answer.paid)), p.count(number(answer.returned)), p.count(number(answer.waiting))),
      );
    },
  });

  function sendFile() {
    const body = new FormData();
    for (const file of files) body.append('file', file);
    send.mutate({ params: { path: { id: batch.id } }, body: body as never });
  }

  return (
    <>
      <p>{t.resultsDone(count(paid), count(returned), count(waiting))}</p>
      {returned.length > 0 && (
        <Notice kind="error" title={t.returnedTitle(count(returned))}>
          <p>{t.returnedNext}</p>
          <p>
            <TextLink to={`${path('payouts/lines')}?state=returned`}>{t.seeReturned}</TextLink>
          </p>
        </Notice>
      )}
      {waiting.length === 0 && returned.length === 0 && <Notice kind="success" title={t.allPaid} />}
      {waiting.length > 0 && may('payouts.export') && (
        <>
          <FileDrop
            label={t.resultsFile}
            accept={['.csv', '.txt']}
            files={files}
            onChange={(chosen) => (setFiles(chosen), send.reset())}
          />
          <ProblemNotice error={send.error} />
          {files.length > 0 && (
            <div>
              <Button busy={send.isPending} onPress={sendFile}>
                {t.resultsSend}
              </Button>
            </div>
          )}
          <WaitingPayouts batchId={batch.id} waiting={waiting} />
        </>
      )}
    </>
  );
}
