import { type ReactNode, useState } from 'react';
import { fieldError } from '../../../shared/ui/problem-notice';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Dialog } from '../../../shared/ui/dialog';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './reason-dialog.texts';

interface Props {
  title: string;
  onClose: () => void;
  onConfirm: (reason: string) => void;
  /** What the button says: the deed itself. */
  action: string;
  danger?: boolean;
  busy: boolean;
  error: unknown;
  label?: string;
  hint?: string;
  /** Sentences that one press puts into the field. */
  ready?: readonly string[];
  most?: number;
  /** Whether what stands above is filled in. */
  complete?: boolean;
  /** What happens by it, and fields of its own. */
  children?: ReactNode;
}

/** Asked before a decision that is kept with its reason. */
export function ReasonDialog(props: Props) {
  const { title, onClose, onConfirm, action, danger = false, busy, error, ready = [], most = 500 } = props;
  const t = useText(texts);
  const [reason, setReason] = useState(ready.length === 1 ? ready[0]! : '');
  const [tried, setTried] = useState(false);
  const missing = tried && reason.trim() === '' ? t.missing : undefined;
  return (
    <Dialog title={title} open onClose={onClose} firm>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim() !== '' && props.complete !== false) onConfirm(reason.trim());
        }}
      >
        {props.children}
        <TextField
          label={props.label ?? t.reason}
          hint={props.hint ?? t.kept}
          multiline
          rows={3}
          maxLength={most}
          required
          value={reason}
          onChange={setReason}
          error={missing ?? fieldError(error, 'reason')}
        />
        {ready.length > 1 && (
          <div role="group" aria-label={t.ready} className="flex flex-wrap gap-2">
            {ready.map((sentence) => (
              <Button key={sentence} kind="secondary" size="sm" onPress={() => setReason(sentence)}>
                {sentence}
              </Button>
            ))}
          </div>
        )}
        <ProblemNotice error={error} />
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button kind="secondary" onPress={onClose} isDisabled={busy}>
            {t.cancel}
          </Button>
          <Button type="submit" kind={danger ? 'danger' : 'primary'} busy={busy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
