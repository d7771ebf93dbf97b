import { useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { RadioField } from '../../../shared/ui/choice-field';
import { Facts } from '../../../shared/ui/facts';
import { TextLink } from '../../../shared/ui/link';
import { useToast } from '../../../shared/ui/toast';
import { Yen } from '../../../shared/ui/yen';
import { ReasonDialog } from '../parts/reason-dialog';
import { useCityPath } from '../parts/use-city-path';
import type { Dispute } from './dispute';
import { texts } from './disputes.texts';

/** The city's word on a dispute, once. */
export function DecideDispute({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const t = useText(texts);
  const { say } = useToast();
  const path = useCityPath();
  const [way, setWay] = useState<'uphold' | 'dismiss'>();
  const [tried, setTried] = useState(false);
  const decide = useCommand('post', '/api/v1/disputes/{id}/decision', {
    onDone: () => {
      onClose();
      say(t.done);
    },
  });
  return (
    <ReasonDialog
      title={t.dialogTitle}
      action={t.decide}
      danger={way === 'uphold'}
      busy={decide.isPending}
      error={decide.error}
      most={200}
      hint={t.reasonHint}
      ready={[t.ready.mistake, t.ready.right, t.ready.both]}
      onClose={onClose}
      onConfirm={(reason) => {
        setTried(true);
        if (way) decide.mutate({ params: { path: { id: dispute.id } }, body: { uphold: way === 'uphold', reason } });
      }}
    >
      <Facts
        items={[
          { label: t.shop, value: dispute.shop.name },
          {
            label: t.amount,
            value: (
              <TextLink to={path(`operations/${dispute.redemptionId}`)}>
                <Yen amount={dispute.amount} />
              </TextLink>
            ),
          },
          { label: t.by, value: t.sides[dispute.openedBy] },
          { label: t.words, value: <span className="whitespace-pre-wrap">{dispute.words}</span> },
        ]}
      />
      <RadioField
        label={t.choose}
        value={way}
        onChange={setWay}
        error={tried && !way ? t.chooseFirst : undefined}
        options={[
          { value: 'uphold', label: t.uphold, hint: t.upholdHint },
          { value: 'dismiss', label: t.dismiss, hint: t.dismissHint },
        ]}
      />
    </ReasonDialog>
  );
}
