import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { RadioField } from '../../../shared/ui/choice-field';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { words } from '../words';
import { texts } from './undo-dialog.texts';

const REASONS = ['count', 'goods', 'twice', 'cash', 'other'] as const;
type Reason = (typeof REASONS)[number];

interface Props {
  redemption: { id: string; notes: number; amount: number };
  onClose: () => void;
  onUndone?: () => void;
}

/** Undoes what was taken, on the same day, with the reason that the city reads later. */
export function UndoDialog({ redemption: { id, notes, amount }, onClose, onUndone }: Props) {
  const t = useText(texts);
  const w = useText(words);
  const { yen } = useFormat();
  const { say } = useToast();
  const [reason, setReason] = useState<Reason>('count');
  const [told, setTold] = useState('');
  const [missing, setMissing] = useState(false);
  const undo = useCommand('post', '/api/v1/redemptions/{id}/void', {
    refresh: ['/api/v1/shops/{id}/today', '/api/v1/redemptions'],
    onDone: () => {
      say(t.done);
      onUndone?.();
      onClose();
    },
  });
  const confirm = () => {
    const other = told.trim();
    setMissing(reason === 'other' && other === '');
    if (reason === 'other' && other === '') return;
    undo.mutate({ params: { path: { id } }, body: { reason: reason === 'other' ? other : t.reasons[reason] } });
  };
  return (
    <ConfirmDialog
      title={t.title}
      open
      danger
      action={t.undo}
      busy={undo.isPending}
      error={undo.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p className="text-lg font-bold">{t.lead(w.notes(notes), yen(amount))}</p>
      <p>{t.leadOnly}</p>
      <RadioField
        label={t.why}
        value={reason}
        onChange={setReason}
        options={REASONS.map((value) => ({ value, label: t.reasons[value] }))}
      />
      {reason === 'other' && (
        <TextField
          label={t.words}
          value={told}
          onChange={setTold}
          maxLength={200}
          required
          error={missing ? t.wordsMissing : undefined}
        />
      )}
    </ConfirmDialog>
  );
}
