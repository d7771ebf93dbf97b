import { useText } from '../../shared/i18n/texts';
import { LinkButton } from '../../shared/ui/link';
import { Page } from '../../shared/ui/page';
import { texts } from './shell.texts';

export function NotThere() {
  const t = useText(texts);
  return (
    <Page title={t.notThere} lead={<p>{t.notThereLead}</p>} narrow>
      <div>
        <LinkButton to="/home">{t.toHome}</LinkButton>
      </div>
    </Page>
  );
}
