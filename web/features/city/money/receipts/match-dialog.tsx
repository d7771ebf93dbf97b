import { useState } from 'react';
import type { components } from '../../../../shared/api/schema';
import { useCommand } from '../../../../shared/api/use-command';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Button } from '../../../../shared/ui/button';
import { Dialog } from '../../../../shared/ui/dialog';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { TextField } from '../../../../shared/ui/text-field';
import { useToast } from '../../../../shared/ui/toast';
import { Yen } from '../../../../shared/ui/yen';
import { FigureTable } from '../parts/figure-table';
import { readYen } from '../parts/read-yen';
import type { Candidate } from './candidate';
import { texts } from './receipts.texts';

interface Props {
  receipt: components['schemas']['ReceiptView'];
  invoice: Candidate;
  onClose: () => void;
}

/** How much of a payment is counted for an invoice, and what is left of both. */
export function MatchDialog({ receipt, invoice, onClose }: Props) {
  const t = useText(texts);
  const { yen } = useFormat();
  const { say } = useToast();
  const most = Math.min(receipt.open, invoice.open);
  const [written, write] = useState(String(most));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const amount = readYen(written);
  const good = amount !== undefined && amount >= 1 && amount <= most;
  const match = useCommand('post', '/api/v1/receipts/{id}/matches', {
    onDone: () => (say(t.done(invoice.invoiceNumber)), onClose()),
  });

  function submit() {
    setTried(true);
    if (!good) return;
    const note = reason.trim();
    match.mutate({
      params: { path: { id: receipt.id } },
      body: { invoiceId: invoice.invoiceId, amount, ...(note ? { reason: note } : {}) },
    });
  }

  return (
    <Dialog title={t.dialog(invoice.invoiceNumber)} open onClose={onClose} firm size="lg">
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>
          {receipt.payerKana} → <span className="font-bold">{invoice.employerName}</span>
        </p>
        <TextField
          label={t.amountField}
          hint={t.amountHint(yen(most))}
          value={written}
          onChange={write}
          inputMode="numeric"
          required
          error={tried && !good ? t.amountBad(yen(most)) : undefined}
        />
        <TextField label={t.reason} hint={t.reasonHint} value={reason} onChange={setReason} maxLength={500} />
        {good && <Outcome receiptOpen={receipt.open} invoiceOpen={invoice.open} amount={amount} />}
        <ProblemNotice error={match.error} />
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button kind="secondary" onPress={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" busy={match.isPending}>
            {t.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Outcome({ receiptOpen, invoiceOpen, amount }: { receiptOpen: number; invoiceOpen: number; amount: number }) {
  const t = useText(texts);
  const { yen } = useFormat();
  const [receiptLeft, invoiceLeft] = [receiptOpen - amount, invoiceOpen - amount];
  const says =
    receiptLeft === 0 && invoiceLeft === 0
      ? t.exact
      : invoiceLeft > 0
        ? t.partial(yen(invoiceLeft))
        : t.over(yen(receiptLeft));
  return (
    <>
      <FigureTable
        caption={t.after}
        rows={[
          { label: t.receiptLeft, before: receiptOpen, after: receiptLeft },
          { label: t.invoiceLeft, before: invoiceOpen, after: invoiceLeft },
        ]}
        rowKey={({ label }) => label}
        columns={[
          { key: 'label', label: t.what, cell: ({ label }) => label },
          { key: 'before', label: t.before, align: 'end', cell: ({ before }) => <Yen amount={before} /> },
          { key: 'after', label: t.after, align: 'end', cell: ({ after }) => <Yen amount={after} /> },
        ]}
      />
      <p role="status">{says}</p>
    </>
  );
}
