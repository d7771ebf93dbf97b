import { useParams } from 'react-router';
import { addressOf } from '../../../../shared/api/client';
import type { components } from '../../../../shared/api/schema';
import { useApi, useGrantId } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { useCity } from '../../../../shared/session/use-me';
import { DownloadButton } from '../../../../shared/ui/download/download-button';
import { Empty } from '../../../../shared/ui/empty';
import { Facts } from '../../../../shared/ui/facts';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { Section } from '../../../../shared/ui/section';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { FigureTable } from '../parts/figure-table';
import { MatchTable } from '../receipts/match-table';
import { InvoiceState } from './invoice-state';
import { texts } from './invoices.texts';

type Invoice = components['schemas']['InvoiceView'];

/** One invoice or credit note: what it consists of, and what was paid of it. */
export function InvoicePage() {
  const t = useText(texts);
  const path = useCityPath();
  const grantId = useGrantId();
  const { id = '' } = useParams();
  const invoice = useApi().useQuery('get', '/api/v1/invoices/{id}', { params: { path: { id } } });
  const { data } = invoice;
  const title = data ? t.paper(t.kinds[data.kind], data.number) : t.title;
  return (
    <Page
      title={title}
      back={{ to: path('invoices'), label: t.back }}
      actions={
        data && (
          <DownloadButton
            address={addressOf(grantId, `/api/v1/invoices/${id}.pdf`)}
            name={`${data.kind}-${data.number}.pdf`}
          >
            {t.pdf}
          </DownloadButton>
        )
      }
    >
      <Loaded of={invoice} lines={8}>
        {(found) => <InvoiceParts invoice={found} />}
      </Loaded>
    </Page>
  );
}

function InvoiceParts({ invoice }: { invoice: Invoice }) {
  const t = useText(texts);
  const { day, month } = useFormat();
  const { data: city } = useCity();
  return (
    <>
      <Facts
        items={[
          { label: t.employer, value: invoice.employerName },
          { label: t.programme, value: invoice.programmeName },
          { label: t.month, value: month(invoice.month) },
          { label: t.issuedOn, value: day(invoice.issuedOn) },
          ...(invoice.dueOn ? [{ label: t.dueOn, value: day(invoice.dueOn) }] : []),
          { label: t.basis, value: t.bases[invoice.basis] },
          ...(invoice.kind === 'invoice' ? [{ label: t.account, value: invoice.virtualAccount ?? t.noAccount }] : []),
          { label: t.state, value: <InvoiceState paper={invoice} today={city?.today} /> },
        ]}
      />
      <Section title={t.sums}>
        <Sums invoice={invoice} />
      </Section>
      <Section title={t.matches}>
        {invoice.matches.length > 0 ? (
          <MatchTable caption={t.matches} matches={invoice.matches} of="paper" />
        ) : (
          <Empty title={t.noMatches}>{t.noMatchesNext}</Empty>
        )}
      </Section>
      <Section title={t.lines}>
        <Lines invoice={invoice} />
      </Section>
    </>
  );
}

/** The amount, what came off it, and what is left: they add up on the screen. */
function Sums({ invoice }: { invoice: Invoice }) {
  const t = useText(texts);
  const standing = invoice.matches.filter(({ undoneAt }) => undoneAt === null);
  const of = (byReceipt: boolean) =>
    standing.filter(({ receiptId }) => (receiptId !== null) === byReceipt).reduce((sum, { amount }) => sum + amount, 0);
  const rows =
    invoice.kind === 'invoice'
      ? [
          { label: t.total, amount: invoice.amount },
          { label: t.deducted, amount: 0 - of(false) },
          { label: t.paid, amount: 0 - of(true) },
        ]
      : [
          { label: t.creditTotal, amount: invoice.amount },
          { label: t.counted, amount: 0 - of(false) },
        ];
  return (
    <FigureTable
      caption={t.sums}
      rows={rows}
      rowKey={({ label }) => label}
      totalLabel={invoice.kind === 'invoice' ? t.stillOpen : t.stillUncounted}
      columns={[
        { key: 'label', label: t.reason, cell: ({ label }) => label },
        {
          key: 'amount',
          label: t.amount,
          align: 'end',
          cell: ({ amount }) => <Yen amount={amount} />,
          total: <Yen amount={invoice.open} />,
        },
      ]}
    />
  );
}

function Lines({ invoice }: { invoice: Invoice }) {
  const t = useText(texts);
  const { month, number, yen } = useFormat();
  const sum = invoice.lines.reduce((total, { amount }) => total + amount, 0);
  return (
    <>
      {sum === invoice.amount ? (
        <p>✓ {t.addsUp}</p>
      ) : (
        <Notice kind="error" title={t.doesNotAddUp(yen(sum - invoice.amount))} />
      )}
      <FigureTable
        caption={t.lines}
        rows={invoice.lines}
        rowKey={({ line }) => String(line)}
        columns={[
          { key: 'person', label: t.person, cell: (line) => `${number(line.line)}　${line.employeeName}` },
          { key: 'staff', label: t.staff, cell: (line) => line.staffNumber ?? '―' },
          { key: 'month', label: t.ofMonth, cell: (line) => month(line.allocationMonth) },
          { key: 'reason', label: t.reason, cell: (line) => t.reasons[line.reason] },
          {
            key: 'amount',
            label: t.amount,
            align: 'end',
            cell: (line) => <Yen amount={line.amount} />,
            total: <Yen amount={sum} />,
          },
        ]}
      />
    </>
  );
}
