import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { LinkTabs } from '../../../../shared/ui/tabs';
import { useCityPath } from '../../parts/use-city-path';
import { texts } from './payouts.texts';

export function PayoutTabs() {
  const t = useText(texts);
  const path = useCityPath();
  const may = usePermissions();
  return (
    <LinkTabs
      label={t.parts}
      items={[
        { to: path('payouts'), label: t.tabs.batches, end: true },
        { to: path('payouts/lines'), label: t.tabs.lines },
        ...(may('bank_accounts.decide') ? [{ to: path('payouts/accounts'), label: t.tabs.accounts }] : []),
      ]}
    />
  );
}
