import { type ReactNode, useState } from 'react';
import { Button } from '../../../../shared/ui/button';
import { ConfirmDialog } from '../../../../shared/ui/confirm-dialog';

interface Props {
  label: string;
  isDisabled?: boolean;
  /** The question, and the button that answers it. */
  title: string;
  action: string;
  command: { isPending: boolean; isSuccess: boolean; error: unknown; reset: () => void };
  onConfirm: () => void;
  /** What the answer will do. */
  children: ReactNode;
}

/** The deed of a screen, asked about before it is done. The question goes when it was done, not when it was refused. */
export function AskedButton({ label, isDisabled = false, title, action, command, onConfirm, children }: Props) {
  const [asking, ask] = useState(false);
  return (
    <div>
      <Button size="lg" isDisabled={isDisabled} onPress={() => (command.reset(), ask(true))}>
        {label}
      </Button>
      <ConfirmDialog
        title={title}
        open={asking && !command.isSuccess}
        onClose={() => (ask(false), command.reset())}
        onConfirm={onConfirm}
        action={action}
        busy={command.isPending}
        error={command.error}
      >
        {children}
      </ConfirmDialog>
    </div>
  );
}
