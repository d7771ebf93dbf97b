import type { ReactNode } from 'react';
import { useText } from '../i18n/texts';
import { Button } from './button';
import { texts } from './confirm-dialog.texts';
import { Dialog } from './dialog';
import { ProblemNotice } from './problem-notice';

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  /** What the button says: the deed itself, not "OK". */
  action: string;
  danger?: boolean;
  busy?: boolean;
  error?: unknown;
  children?: ReactNode;
}

/** Asked before what cannot simply be taken back. */
export function ConfirmDialog({
  title,
  open,
  onClose,
  onConfirm,
  action,
  danger = false,
  busy = false,
  error,
  children,
}: Props) {
  const t = useText(texts);
  return (
    <Dialog title={title} open={open} onClose={onClose} firm>
      {children}
      <ProblemNotice error={error} />
      <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
        <Button kind="secondary" onPress={onClose} isDisabled={busy}>
          {t.cancel}
        </Button>
        <Button kind={danger ? 'danger' : 'primary'} onPress={onConfirm} busy={busy}>
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
