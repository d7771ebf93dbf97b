import { useState } from 'react';
import { useParams } from 'react-router';
import { addressOf } from '../../../../shared/api/client';
import type { components } from '../../../../shared/api/schema';
import { useApi, useGrantId } from '../../../../shared/api/use-api';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { DownloadMenu } from '../../../../shared/ui/download/download-menu';
import { Empty } from '../../../../shared/ui/empty';
import { Facts } from '../../../../shared/ui/facts';
import { TextLink } from '../../../../shared/ui/link';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { ProblemNotice } from '../../../../shared/ui/problem-notice';
import { Section } from '../../../../shared/ui/section';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { FigureTable } from '../parts/figure-table';
import { PayoutState } from '../payouts/payout-words';
import { numberOf, SettlementState } from './settlement-words';
import { texts } from './settlements.texts';

type Settlement = components['schemas']['SettlementDetailView'];

/** What one merchant is owed for one month: every redemption and void in it, and its payouts. */
export function SettlementPage() {
  const t = useText(texts);
  const path = useCityPath();
  const { id = '' } = useParams();
  const settlement = useApi().useQuery('get', '/api/v1/settlements/{id}', { params: { path: { id } } });
  const { data } = settlement;
  return (
    <Page title={data ? t.of(numberOf(data)) : t.title} back={{ to: path('settlements'), label: t.back }}>
      <Loaded of={settlement} lines={8}>
        {(found) => <SettlementParts settlement={found} />}
      </Loaded>
    </Page>
  );
}

function SettlementParts({ settlement }: { settlement: Settlement }) {
  const t = useText(texts);
  const path = useCityPath();
  const grantId = useGrantId();
  const { month, instant } = useFormat();
  const [problem, setProblem] = useState<unknown>();
  const at = `/api/v1/settlements/${settlement.id}/statement`;
  const name = `settlement-${numberOf(settlement)}`;
  return (
    <>
      <Facts
        items={[
          {
            label: t.merchant,
            value: <TextLink to={path(`merchants/${settlement.merchantId}`)}>{settlement.merchantName}</TextLink>,
          },
          {
            label: t.month,
            value: settlement.part === 2 ? `${month(settlement.month)} ${t.halves[2]}` : month(settlement.month),
          },
          { label: t.createdAt, value: instant(settlement.createdAt) },
          { label: t.state, value: <SettlementState state={settlement.state} /> },
        ]}
      />
      <div>
        <DownloadMenu
          label={t.statement}
          onProblem={setProblem}
          items={[
            { label: t.pdf, address: addressOf(grantId, `${at}.pdf`), name: `${name}.pdf` },
            { label: t.csv, address: addressOf(grantId, `${at}.csv`), name: `${name}.csv` },
            { label: t.cp932, address: addressOf(grantId, `${at}.csv`, { encoding: 'cp932' }), name: `${name}.csv` },
          ]}
        />
      </div>
      <ProblemNotice error={problem} />
      <Section title={t.sums}>
        <Sums settlement={settlement} />
      </Section>
      <Section title={t.payouts}>
        <Payouts settlement={settlement} />
      </Section>
      <Section title={t.lines}>
        <Lines settlement={settlement} />
      </Section>
    </>
  );
}

function Sums({ settlement: { lines, amount, employerShare, cityShare } }: { settlement: Settlement }) {
  const t = useText(texts);
  const { yen } = useFormat();
  const of = (code: 'redeem' | 'void') =>
    lines
      .filter((line) => line.code === code)
      .reduce(
        (sum, line) => ({
          amount: sum.amount + line.amount,
          employerShare: sum.employerShare + line.employerShare,
          cityShare: sum.cityShare + line.cityShare,
        }),
        { amount: 0, employerShare: 0, cityShare: 0 },
      );
  const sum = lines.reduce((total, line) => total + line.amount, 0);
  return (
    <>
      <FigureTable
        caption={t.sums}
        rows={[
          { label: t.redeemed, ...of('redeem') },
          { label: t.voided, ...of('void') },
        ]}
        rowKey={({ label }) => label}
        totalLabel={t.total}
        columns={[
          { key: 'label', label: t.what, cell: ({ label }) => label },
          {
            key: 'amount',
            label: t.amount,
            align: 'end',
            cell: (row) => <Yen amount={row.amount} />,
            total: <Yen amount={amount} />,
          },
          {
            key: 'employers',
            label: t.employerShare,
            align: 'end',
            cell: (row) => <Yen amount={row.employerShare} />,
            total: <Yen amount={employerShare} />,
          },
          {
            key: 'city',
            label: t.cityShare,
            align: 'end',
            cell: (row) => <Yen amount={row.cityShare} />,
            total: <Yen amount={cityShare} />,
          },
        ]}
      />
      {sum === amount ? <p>✓ {t.addsUp}</p> : <Notice kind="error" title={t.doesNotAddUp(yen(sum - amount))} />}
    </>
  );
}

function Payouts({ settlement: { payouts } }: { settlement: Settlement }) {
  const t = useText(texts);
  const path = useCityPath();
  const { day, number } = useFormat();
  if (payouts.length === 0)
    return <Empty title={t.noPayouts} action={<TextLink to={path('payouts')}>{t.toPayouts}</TextLink>} />;
  return (
    <FigureTable
      caption={t.payouts}
      rows={payouts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'payOn',
          label: t.payOn,
          cell: (row) => <TextLink to={path(`payouts/${row.batchId}`)}>{day(row.payOn)}</TextLink>,
        },
        { key: 'attempt', label: t.attempt, cell: (row) => t.attemptOf(number(row.attempt)) },
        { key: 'state', label: t.state, cell: (row) => <PayoutState state={row.state} /> },
        { key: 'result', label: t.result, cell: (row) => row.resultCode ?? '―' },
        { key: 'fee', label: t.fee, align: 'end', cell: (row) => <Yen amount={row.feeYen} /> },
        { key: 'transferred', label: t.transferred, align: 'end', cell: (row) => <Yen amount={row.transferredYen} /> },
      ]}
    />
  );
}

function Lines({ settlement: { lines, amount } }: { settlement: Settlement }) {
  const t = useText(texts);
  const path = useCityPath();
  const { instant } = useFormat();
  return (
    <FigureTable
      caption={t.lines}
      rows={lines}
      rowKey={({ operationId }) => operationId}
      columns={[
        {
          key: 'when',
          label: t.when,
          cell: (line) => <TextLink to={path(`operations/${line.operationId}`)}>{instant(line.happenedAt)}</TextLink>,
        },
        { key: 'code', label: t.what, cell: (line) => t.codes[line.code] },
        { key: 'shop', label: t.shop, cell: (line) => line.shopName ?? '―' },
        {
          key: 'amount',
          label: t.amount,
          align: 'end',
          cell: (line) => <Yen amount={line.amount} />,
          total: <Yen amount={amount} />,
        },
      ]}
    />
  );
}
