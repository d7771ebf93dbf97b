import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Page } from '../../../../shared/ui/page';
import { Section } from '../../../../shared/ui/section';
import { ApprovedMonth } from '../parts/approved-month';
import { BillingTabs } from './billing-tabs';
import { InvoiceTable } from './invoice-table';
import { texts } from './invoices.texts';
import { MakeInvoices } from './make-invoices';

/** Making a month's invoices and credit notes, and all that were ever made. */
export function InvoicesPage() {
  const t = useText(texts);
  const may = usePermissions();
  return (
    <Page title={t.title} lead={t.lead}>
      <BillingTabs />
      {may('invoices.make') && (
        <Section title={t.make}>
          <ApprovedMonth>{(month) => <MakeInvoices key={month} month={month} />}</ApprovedMonth>
        </Section>
      )}
      <Section title={t.list}>
        <InvoiceTable />
      </Section>
    </Page>
  );
}
