import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { useToast } from '../../../shared/ui/toast';
import { ReasonDialog } from '../parts/reason-dialog';
import { texts } from './holds.texts';

interface Props {
  merchantId: string;
  name: string;
  /** The sign of abuse because of which. */
  signalId?: string;
  onClose: () => void;
}

export function PlaceHold({ merchantId, name, signalId, onClose }: Props) {
  const t = useText(texts);
  const { number } = useFormat();
  const { say } = useToast();
  const place = useCommand('post', '/api/v1/merchants/{id}/payout-holds', {
    onDone: ({ payoutsUnderWay }) => {
      onClose();
      say(t.placed);
      if (payoutsUnderWay > 0) say(t.underWay(number(payoutsUnderWay)), 'warning');
    },
  });
  return (
    <ReasonDialog
      title={t.placeTitle(name)}
      action={t.place}
      danger
      busy={place.isPending}
      error={place.error}
      most={1000}
      ready={[t.ready.look, t.ready.account]}
      onClose={onClose}
      onConfirm={(reason) =>
        place.mutate({
          params: { path: { id: merchantId } },
          body: { reason, ...(signalId === undefined ? {} : { signalId }) },
        })
      }
    >
      <p>{t.placeWhat}</p>
    </ReasonDialog>
  );
}
