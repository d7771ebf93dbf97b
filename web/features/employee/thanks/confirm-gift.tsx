import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import type { ChosenNotes } from '../notes/note-stepper';
import type { Written } from './card-writer';
import { CardPicture } from './cards';
import { texts } from './give.texts';
import type { Gift } from './given';
import type { Receiver } from './receiver';

interface Props {
  open: boolean;
  onClose: () => void;
  receiver: Receiver;
  wanted: ChosenNotes;
  written: Written;
  onGiven: (gift: Gift) => void;
}

const REFRESH = ['/api/v1/wallet'] as const;

/** Shows the card once more as it will arrive, and sends it. */
export function ConfirmGift({ open, onClose, receiver, wanted, written, onGiven }: Props) {
  const t = useText(texts);
  const { yen } = useFormat();
  const give = useCommand('post', '/api/v1/wallet/thanks', {
    refresh: REFRESH,
    onDone: (thanks) => onGiven({ kind: 'person', thanks }),
  });
  const link = useCommand('post', '/api/v1/wallet/claim-links', {
    refresh: REFRESH,
    onDone: (made) => onGiven({ kind: 'link', link: made }),
  });
  const amount = yen(wanted.notes * wanted.noteYen);
  const byName = receiver.kind === 'person';
  const { isPending, error, reset } = byName ? give : link;
  const words = { ...wanted, card: written.card, message: written.message.trim() };
  const send = () =>
    byName ? give.mutate({ body: { ...words, receiverId: receiver.id } }) : link.mutate({ body: words });
  return (
    <ConfirmDialog
      title={byName ? t.confirm(receiver.name, amount) : t.confirmLink(amount)}
      open={open}
      onClose={() => {
        reset();
        onClose();
      }}
      onConfirm={send}
      action={byName ? t.send : t.makeLink}
      busy={isPending}
      error={error}
    >
      <div className="overflow-hidden rounded-12 border border-solid-gray-300">
        <CardPicture card={written.card} />
        {words.message && <p className="p-4 text-lg font-bold whitespace-pre-wrap">{words.message}</p>}
      </div>
      <p>{byName ? t.confirmLead(wanted.notes) : t.confirmLinkLead(wanted.notes)}</p>
    </ConfirmDialog>
  );
}
