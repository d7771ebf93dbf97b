import { useState } from 'react';
import type { components } from '../../../../shared/api/schema';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { ConfirmDialog } from '../../../../shared/ui/confirm-dialog';
import { Yen } from '../../../../shared/ui/yen';
import { ReasonDialog } from '../../parts/reason-dialog';
import { FigureTable } from '../parts/figure-table';
import { texts } from './waiting-payouts.texts';

type Payout = components['schemas']['PayoutView'];

/** Results given by hand, where the bank sends no file: one returned, or all the rest paid. */
export function WaitingPayouts({ batchId, waiting }: { batchId: string; waiting: readonly Payout[] }) {
  const t = useText(texts);
  const { number, yen } = useFormat();
  const [returning, setReturning] = useState<Payout>();
  const [paying, setPaying] = useState(false);
  const sum = waiting.reduce((total, { transferredYen }) => total + transferredYen, 0);
  const close = () => (setReturning(undefined), setPaying(false), send.reset());
  const send = useCommand('post', '/api/v1/payout-batches/{id}/results', {
    onDone: () => (setReturning(undefined), setPaying(false)),
  });
  const answer = (results: components['schemas']['PayoutResultDto'][]) =>
    send.mutate({ params: { path: { id: batchId } }, body: { results } });
  return (
    <details className="rounded-12 border border-solid-gray-300 bg-white">
      <summary className="flex min-h-12 cursor-pointer items-center rounded-12 px-4 py-2 font-bold hover:bg-solid-gray-50">
        {t.byHand}
      </summary>
      <div className="flex flex-col gap-4 px-4 pb-4">
        <p>{t.byHandNote}</p>
        <FigureTable
          caption={t.byHand}
          rows={waiting}
          rowKey={({ id }) => id}
          columns={[
            { key: 'merchant', label: t.merchant, cell: (row) => `${number(row.lineNumber)}　${row.merchantName}` },
            {
              key: 'amount',
              label: t.transferred,
              align: 'end',
              cell: (row) => <Yen amount={row.transferredYen} />,
              total: <Yen amount={sum} />,
            },
            {
              key: 'returned',
              label: t.result,
              align: 'end',
              cell: (row) => (
                <Button
                  kind="secondary"
                  size="sm"
                  aria-label={t.returnedOf(row.merchantName)}
                  onPress={() => setReturning(row)}
                >
                  {t.returned}
                </Button>
              ),
            },
          ]}
        />
        <div>
          <Button kind="secondary" onPress={() => setPaying(true)}>
            {t.paidAll}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        title={t.paidAllTitle}
        open={paying}
        onClose={close}
        onConfirm={() => answer(waiting.map(({ lineNumber }) => ({ lineNumber, result: 'paid' })))}
        action={t.paidAll}
        busy={send.isPending}
        error={send.error}
      >
        <p>{t.paidAllNote(t.count(number(waiting.length)), yen(sum))}</p>
      </ConfirmDialog>
      {returning && (
        <ReasonDialog
          title={t.returnedTitle(returning.merchantName)}
          label={t.bankReason}
          ready={[t.wrongName, t.closed]}
          most={200}
          action={t.returned}
          danger
          busy={send.isPending}
          error={send.error}
          onClose={close}
          onConfirm={(reason) => answer([{ lineNumber: returning.lineNumber, result: 'returned', reason }])}
        >
          <p>{t.returnedNote(yen(returning.transferredYen))}</p>
        </ReasonDialog>
      )}
    </details>
  );
}
