import { useText } from '../../../shared/i18n/texts';
import { ThanksCard } from './thanks-card';
import { ThanksList } from './thanks-list';
import { texts } from './thanks.texts';

export function ReceivedPage() {
  const t = useText(texts);
  return (
    <ThanksList
      box="received"
      shows={({ takenBack }) => !takenBack}
      none={t.noneReceived}
      noneLead={t.noneReceivedLead}
      card={(thanks) => <ThanksCard thanks={thanks} side="received" />}
    />
  );
}
