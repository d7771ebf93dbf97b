import { useParams } from 'react-router';
import type { components } from '../../../../shared/api/schema';
import { useApi } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Empty } from '../../../../shared/ui/empty';
import { Facts } from '../../../../shared/ui/facts';
import { TextLink } from '../../../../shared/ui/link';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { Section } from '../../../../shared/ui/section';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { FigureTable } from '../parts/figure-table';
import { FindInvoice } from './find-invoice';
import { MatchTable } from './match-table';
import { ReceiptState } from './receipt-state';
import { texts } from './receipts.texts';

type Receipt = components['schemas']['ReceiptView'];

/** One payment: what it was counted for, and for what it may be. */
export function ReceiptPage() {
  const t = useText(texts);
  const path = useCityPath();
  const { id = '' } = useParams();
  const receipt = useApi().useQuery('get', '/api/v1/receipts/{id}', { params: { path: { id } } });
  return (
    <Page title={receipt.data ? t.of(receipt.data.payerKana) : t.list} back={{ to: path('receipts'), label: t.back }}>
      <Loaded of={receipt} lines={6}>
        {(found) => <ReceiptParts receipt={found} />}
      </Loaded>
    </Page>
  );
}

function ReceiptParts({ receipt }: { receipt: Receipt }) {
  const t = useText(texts);
  const { day } = useFormat();
  const may = usePermissions();
  return (
    <>
      <Facts
        items={[
          { label: t.payer, value: receipt.payerKana },
          { label: t.receivedOn, value: day(receipt.receivedOn) },
          { label: t.account, value: receipt.virtualAccount ?? '―' },
          { label: t.reference, value: receipt.bankReference || '―' },
          { label: t.state, value: <ReceiptState state={receipt.state} /> },
        ]}
      />
      <FigureTable
        caption={t.sums}
        showCaption
        rows={[
          { label: t.total, amount: receipt.amount },
          { label: t.matched, amount: receipt.open - receipt.amount },
        ]}
        rowKey={({ label }) => label}
        totalLabel={t.left}
        columns={[
          { key: 'label', label: t.what, cell: ({ label }) => label },
          {
            key: 'amount',
            label: t.amount,
            align: 'end',
            cell: ({ amount }) => <Yen amount={amount} />,
            total: <Yen amount={receipt.open} />,
          },
        ]}
      />
      {receipt.open > 0 && <PaidTwice receipt={receipt} />}
      {receipt.open > 0 && may('receipts.write') && (
        <Section title={t.find}>
          <FindInvoice receipt={receipt} />
        </Section>
      )}
      <Section title={t.matches}>
        {receipt.matches.length > 0 ? (
          <MatchTable caption={t.matches} matches={receipt.matches} of="receipt" />
        ) : (
          <Empty title={t.noMatches} />
        )}
      </Section>
    </>
  );
}

/** Others of the same amount from the same payer: perhaps somebody paid twice. */
function PaidTwice({ receipt }: { receipt: Receipt }) {
  const t = useText(texts);
  const path = useCityPath();
  const { number, day, yen } = useFormat();
  const { data } = useApi().useQuery('get', '/api/v1/receipts', {
    params: { query: { q: receipt.payerKana, limit: 100 } },
  });
  const others =
    data?.items.filter(
      (one) => one.id !== receipt.id && one.amount === receipt.amount && one.payerKana === receipt.payerKana,
    ) ?? [];
  if (others.length === 0) return null;
  return (
    <Notice kind="warning" title={t.doubleTitle}>
      <p>{t.doubleNext(number(others.length))}</p>
      <ul>
        {others.slice(0, 5).map((one) => (
          <li key={one.id}>
            <TextLink to={path(`receipts/${one.id}`)}>{`${day(one.receivedOn)} ${yen(one.amount)}`}</TextLink>{' '}
            <ReceiptState state={one.state} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
