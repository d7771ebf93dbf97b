import { useText } from '../../../shared/i18n/texts';
import { TextLink } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { useSecretOfLink } from '../secret-of-link';
import { AskForm } from './ask-form';
import { ResetForm } from './reset-form';
import { texts } from './recover.texts';

/** Back in without the password: by the mailed link, and without the second factor too by somebody's word or time. */
export function RecoverPage() {
  const t = useText(texts);
  const token = useSecretOfLink();
  return (
    <Page title={token ? t.reset : t.title} lead={<p>{token ? t.resetLead : t.lead}</p>} narrow>
      {token ? <ResetForm token={token} /> : <AskForm />}
      <p>
        <TextLink to="/sign-in">{t.back}</TextLink>
      </p>
    </Page>
  );
}
