import { useText } from '../../../shared/i18n/texts';
import { SentThanks } from './sent-thanks';
import { ThanksList } from './thanks-list';
import { texts } from './thanks.texts';

export function SentPage() {
  const t = useText(texts);
  return (
    <ThanksList
      box="sent"
      none={t.noneSent}
      noneLead={t.noneSentLead}
      card={(thanks) => <SentThanks thanks={thanks} />}
    />
  );
}
