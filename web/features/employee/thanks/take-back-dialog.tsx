import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './sent.texts';
import type { Thanks } from './thanks-card';

interface Props {
  thanks: Pick<Thanks, 'id' | 'claimLinkId' | 'receiver' | 'amount'>;
  open: boolean;
  onClose: () => void;
  onTakenBack?: () => void;
}

const REFRESH = ['/api/v1/wallet'] as const;

/** Thanks for a person, or what lies in a link, come back to their giver. */
export function TakeBackDialog({ thanks: { id, claimLinkId, receiver, amount }, open, onClose, onTakenBack }: Props) {
  const t = useText(texts);
  const { yen } = useFormat();
  const { say } = useToast();
  const onDone = () => {
    say(t.tookBack(yen(amount)));
    onClose();
    onTakenBack?.();
  };
  const thanks = useCommand('post', '/api/v1/wallet/thanks/{id}/take-back', { refresh: REFRESH, onDone });
  const link = useCommand('post', '/api/v1/wallet/claim-links/{id}/take-back', { refresh: REFRESH, onDone });
  const command = claimLinkId === null ? thanks : link;
  return (
    <ConfirmDialog
      title={t.takeBackTitle(yen(amount))}
      open={open}
      onClose={() => {
        command.reset();
        onClose();
      }}
      action={t.takeBack}
      busy={command.isPending}
      error={command.error}
      onConfirm={() => command.mutate({ params: { path: { id: claimLinkId ?? id } } })}
    >
      <p>{receiver ? t.takeBackLead(receiver.name) : t.takeBackLinkLead}</p>
    </ConfirmDialog>
  );
}
