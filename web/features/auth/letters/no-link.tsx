import { useText } from '../../../shared/i18n/texts';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { texts } from './letters.texts';

export function NoLink() {
  const t = useText(texts);
  return (
    <Page title={t.noLink} lead={<p>{t.noLinkLead}</p>} narrow>
      <div>
        <LinkButton to="/sign-in">{t.toSignIn}</LinkButton>
      </div>
    </Page>
  );
}
