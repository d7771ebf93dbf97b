import { useText } from '../../../../shared/i18n/texts';
import { LinkTabs } from '../../../../shared/ui/tabs';
import { useCityPath } from '../../parts/use-city-path';
import { texts } from './invoices.texts';

export function BillingTabs() {
  const t = useText(texts);
  const path = useCityPath();
  return (
    <LinkTabs
      label={t.parts}
      items={[
        { to: path('invoices'), label: t.tabs.papers, end: true },
        { to: path('invoices/arrears'), label: t.tabs.arrears },
        { to: path('invoices/accounts'), label: t.tabs.accounts },
      ]}
    />
  );
}
