import { useText } from '../../../shared/i18n/texts';
import { texts } from './letters.texts';
import { UsedLetter } from './used-letter';

export function ConfirmEmailPage() {
  const t = useText(texts);
  return (
    <UsedLetter
      path="/api/v1/auth/email/confirm"
      title={t.confirmEmail}
      lead={t.confirmEmailLead}
      action={t.confirmEmailDo}
      done={t.confirmed}
      spent={t.confirmEmailSpent}
    />
  );
}
