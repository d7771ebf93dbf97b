import { useText } from '../../../shared/i18n/texts';
import { LinkTabs } from '../../../shared/ui/tabs';
import { useHome } from '../use-home';
import { texts } from './thanks.texts';

export function ThanksTabs() {
  const t = useText(texts);
  const home = `${useHome()}/thanks`;
  return (
    <LinkTabs
      label={t.title}
      items={[
        { to: home, label: t.received, end: true },
        { to: `${home}/sent`, label: t.sent },
      ]}
    />
  );
}
