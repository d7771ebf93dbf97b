import { useText } from '../../../../shared/i18n/texts';
import { Page } from '../../../../shared/ui/page';
import { PayoutTable } from './payout-table';
import { PayoutTabs } from './payout-tabs';
import { texts } from './payouts.texts';

/** Every payout of every batch; the returned ones are found by their state. */
export function PayoutLinesPage() {
  const t = useText(texts);
  return (
    <Page title={t.tabs.lines} lead={t.listLead}>
      <PayoutTabs />
      <PayoutTable />
    </Page>
  );
}
