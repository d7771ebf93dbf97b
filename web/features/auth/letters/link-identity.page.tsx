import { useText } from '../../../shared/i18n/texts';
import { texts } from './letters.texts';
import { UsedLetter } from './used-letter';

export function LinkIdentityPage() {
  const t = useText(texts);
  return (
    <UsedLetter
      path="/api/v1/auth/oidc/letters/use"
      title={t.linkIdentity}
      lead={t.linkIdentityLead}
      action={t.linkIdentityDo}
      done={t.linked}
      spent={t.linkIdentitySpent}
    />
  );
}
