import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { useEmployerId } from '../use-hr';
import { BillTable } from './bill-table';
import { texts } from './bills.texts';
import { DuesNow } from './dues-now';
import { HowToPay } from './how-to-pay';
import { NewestBill } from './newest-bill';

export function BillsPage() {
  const t = useText(texts);
  const api = useApi();
  const employerId = useEmployerId();
  const dues = api.useQuery(
    'get',
    '/api/v1/employers/{id}/dues',
    { params: { path: { id: employerId ?? '' } } },
    { enabled: employerId !== undefined },
  );
  const newest = api.useQuery('get', '/api/v1/invoices', {
    params: { query: { kind: 'invoice', sort: '-month', limit: 1 } },
  });
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded of={dues}>{(known) => <DuesNow dues={known} />}</Loaded>
      <Loaded of={newest}>{({ items }) => <NewestBill bill={items[0]} />}</Loaded>
      <Section title={t.how}>
        <Loaded of={dues}>{({ payTo }) => <HowToPay payTo={payTo} />}</Loaded>
      </Section>
      <Section title={t.all}>
        <BillTable />
      </Section>
    </Page>
  );
}
