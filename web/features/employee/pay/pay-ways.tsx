import { useText } from '../../../shared/i18n/texts';
import { LinkTabs } from '../../../shared/ui/tabs';
import { useHome } from '../use-home';
import { texts } from './pay.texts';

export function PayWays() {
  const t = useText(texts);
  const home = `${useHome()}/pay`;
  return (
    <LinkTabs
      label={t.ways}
      items={[
        { to: home, label: t.show, end: true },
        { to: `${home}/scan`, label: t.scan },
      ]}
    />
  );
}
