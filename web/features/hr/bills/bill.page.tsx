import { useParams } from 'react-router';
import { addressOf } from '../../../shared/api/client';
import type { components } from '../../../shared/api/schema';
import { useApi, useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { DownloadButton } from '../../../shared/ui/download/download-button';
import { Facts } from '../../../shared/ui/facts';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { Yen } from '../../../shared/ui/yen';
import { SimpleTable } from '../simple-table';
import { useTo } from '../use-hr';
import { BillLines } from './bill-lines';
import { texts } from './bills.texts';
import { PaidTag } from './paid-tag';

export function BillPage() {
  const { id = '' } = useParams();
  const t = useText(texts);
  const to = useTo();
  const grantId = useGrantId();
  const read = useApi().useQuery('get', '/api/v1/invoices/{id}', { params: { path: { id } } });
  const paper = read.data;
  return (
    <Page
      title={paper ? t.paper(t.whats[paper.kind], paper.number) : t.back}
      back={{ to: to('bills'), label: t.back }}
      actions={
        paper && (
          <DownloadButton
            address={addressOf(grantId, `/api/v1/invoices/${id}.pdf`)}
            name={`${paper.number}.pdf`}
            kind="primary"
          >
            {paper.kind === 'invoice' ? t.pdf : `${t.whats.credit_note}（PDF）`}
          </DownloadButton>
        )
      }
    >
      <Loaded of={read}>{(bill) => <Bill bill={bill} />}</Loaded>
    </Page>
  );
}

function Bill({ bill }: { bill: components['schemas']['InvoiceView'] }) {
  const t = useText(texts);
  const { month, day } = useFormat();
  const isInvoice = bill.kind === 'invoice';
  return (
    <>
      <Facts
        items={[
          { label: t.month, value: month(bill.month) },
          { label: t.amount, value: <Yen amount={bill.amount} /> },
          ...(bill.deducted > 0
            ? [
                { label: t.deducted, value: <Yen amount={-bill.deducted} /> },
                { label: t.toPay, value: <Yen amount={bill.amount - bill.deducted} /> },
              ]
            : []),
          { label: t.issuedOn, value: day(bill.issuedOn) },
          ...(isInvoice ? [{ label: t.dueOn, value: bill.dueOn ? day(bill.dueOn) : '—' }] : []),
          { label: t.state, value: <PaidTag bill={bill} /> },
          { label: t.basis, value: t.bases[bill.basis] },
          { label: t.programme, value: bill.programmeName },
        ]}
      />
      <p className="text-sm text-solid-gray-700">{isInvoice ? t.tax : t.credit}</p>
      <Section title={t.matches}>
        {bill.matches.length === 0 ? (
          <p>{t.matchesNone}</p>
        ) : (
          <SimpleTable
            caption={t.matches}
            head={[{ label: t.on }, { label: t.what }, { label: t.yen, end: true }]}
            rows={bill.matches.map((match) => ({
              key: match.id,
              cells: [
                day(match.matchedAt),
                match.creditNoteId === null ? t.receipt : isInvoice ? t.byCredit : t.usedFor,
                <Yen key="yen" amount={match.amount} />,
              ],
            }))}
          />
        )}
      </Section>
      <Section title={t.lines}>
        <BillLines bill={bill} />
      </Section>
    </>
  );
}
