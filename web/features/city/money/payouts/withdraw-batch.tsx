import { useState } from 'react';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { useToast } from '../../../../shared/ui/toast';
import { useActors } from '../../parts/use-actors';
import { ReasonDialog } from '../../parts/reason-dialog';
import type { Batch } from './batch';
import { texts } from './payout-batch.texts';
import { texts as payouts } from './payouts.texts';

/** Taking a batch back, as long as its file is not out. */
export function WithdrawBatch({ batch }: { batch: Batch }) {
  const t = useText(texts);
  const p = useText(payouts);
  const { number, yen } = useFormat();
  const { say } = useToast();
  const may = usePermissions();
  const { isMe } = useActors([batch.approvedBy]);
  const [asking, ask] = useState(false);
  const withdraw = useCommand('post', '/api/v1/payout-batches/{id}/withdraw', {
    onDone: () => (say(t.withdrawDone), ask(false)),
  });
  if (!may('payouts.withdraw') || (batch.state !== 'prepared' && batch.state !== 'approved')) return null;
  if (isMe(batch.approvedBy)) return <p className="max-w-xs text-sm text-solid-gray-700">{t.withdrawMine}</p>;
  return (
    <>
      <Button kind="secondary" onPress={() => ask(true)}>
        {t.withdraw}
      </Button>
      {asking && (
        <ReasonDialog
          title={t.withdrawTitle}
          action={t.withdraw}
          danger
          ready={[t.wrongContent, t.otherDay]}
          busy={withdraw.isPending}
          error={withdraw.error}
          onClose={() => (ask(false), withdraw.reset())}
          onConfirm={(reason) => withdraw.mutate({ params: { path: { id: batch.id } }, body: { reason } })}
        >
          <p>{t.withdrawNote(p.count(number(batch.lines)), yen(batch.amount))}</p>
        </ReasonDialog>
      )}
    </>
  );
}
