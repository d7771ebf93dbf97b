import { addressOf } from '../../../shared/api/client';
import type { components } from '../../../shared/api/schema';
import { useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { DownloadButton } from '../../../shared/ui/download/download-button';
import { Facts } from '../../../shared/ui/facts';
import { LinkButton } from '../../../shared/ui/link';
import { Section } from '../../../shared/ui/section';
import { Yen } from '../../../shared/ui/yen';
import { useTo } from '../use-hr';
import { texts } from './bills.texts';
import { PaidTag } from './paid-tag';

/** The bill of the month that was closed last; nothing where there is none yet. */
export function NewestBill({ bill }: { bill: components['schemas']['InvoiceSummary'] | undefined }) {
  const t = useText(texts);
  const to = useTo();
  const grantId = useGrantId();
  const { month, day } = useFormat();
  if (!bill) return null;
  return (
    <Section title={t.newest(month(bill.month))}>
      <Facts
        items={[
          { label: t.amount, value: <Yen amount={bill.amount} /> },
          { label: t.due, value: bill.dueOn ? day(bill.dueOn) : '—' },
          { label: t.state, value: <PaidTag bill={bill} /> },
        ]}
      />
      <div className="flex flex-wrap gap-3">
        <LinkButton to={to(`bills/${bill.id}`)} kind="secondary">
          {t.see}
        </LinkButton>
        <DownloadButton
          address={addressOf(grantId, `/api/v1/invoices/${bill.id}.pdf`)}
          name={`${bill.number}.pdf`}
          kind="primary"
        >
          {t.pdf}
        </DownloadButton>
      </div>
    </Section>
  );
}
