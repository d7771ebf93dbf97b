import { useText } from '../../../shared/i18n/texts';
import { Dialog } from '../../../shared/ui/dialog';
import { LinkButton } from '../../../shared/ui/link';
import { useMerchant } from '../shop/use-merchant';
import { NumberPad } from './number-pad';
import { texts } from './number-pad.texts';

/** Digits are taken only from who is bound to one shop: an owner is shown how to be that too. */
export function DigitsDialog({ onDigits, onClose }: { onDigits: (digits: string) => void; onClose: () => void }) {
  const t = useText(texts);
  const isOwner = useMerchant()?.isOwner ?? false;
  return (
    <Dialog title={isOwner ? t.ownerTitle : t.title} open onClose={onClose}>
      {isOwner ? (
        <>
          <p>{t.ownerLead}</p>
          <LinkButton to="people?self=1">{t.ownerInvite}</LinkButton>
        </>
      ) : (
        <NumberPad onDigits={onDigits} />
      )}
    </Dialog>
  );
}
