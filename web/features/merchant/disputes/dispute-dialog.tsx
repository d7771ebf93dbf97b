import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { texts } from '../today/receipt.texts';

/** Asks the city to judge a receipt. */
export function DisputeDialog({ redemptionId, onClose }: { redemptionId: string; onClose: () => void }) {
  const t = useText(texts);
  const { say } = useToast();
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const open = useCommand('post', '/api/v1/redemptions/{id}/disputes', {
    refresh: ['/api/v1/disputes'],
    onDone: () => {
      say(t.sent);
      onClose();
    },
  });
  const send = () => {
    setMissing(words.trim() === '');
    if (words.trim() === '') return;
    open.mutate({ params: { path: { id: redemptionId } }, body: { words: words.trim() } });
  };
  return (
    <ConfirmDialog
      title={t.disputeTitle}
      open
      action={t.send}
      busy={open.isPending}
      error={open.error}
      onClose={onClose}
      onConfirm={send}
    >
      <p>{t.disputeLead}</p>
      <TextField
        label={t.words}
        hint={t.wordsHint}
        value={words}
        onChange={setWords}
        multiline
        maxLength={1_000}
        required
        error={missing ? t.wordsMissing : undefined}
      />
    </ConfirmDialog>
  );
}
