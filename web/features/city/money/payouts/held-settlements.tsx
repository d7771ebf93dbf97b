import type { components } from '../../../../shared/api/schema';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { TextLink } from '../../../../shared/ui/link';
import { Notice } from '../../../../shared/ui/notice';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { FigureTable } from '../parts/figure-table';
import { texts as payouts } from './payouts.texts';
import { texts } from './prepare-payouts.texts';

type Held = components['schemas']['HeldSettlementView'];

/** Settlements that cannot be paid this time, why, and what somebody has to do about it. */
export function HeldSettlements({ held }: { held: readonly Held[] }) {
  const t = useText(texts);
  const p = useText(payouts);
  const path = useCityPath();
  const { month } = useFormat();
  const sum = held.reduce((total, { amount }) => total + amount, 0);
  const placeOf = ({ reason, merchantId }: Held) =>
    path(reason === 'payouts_held' ? 'holds' : `merchants/${merchantId}`);
  return (
    <div className="flex flex-col gap-3">
      <Notice kind="warning" title={t.held}>
        <p>{t.heldNote}</p>
      </Notice>
      <FigureTable
        caption={t.held}
        rows={held}
        rowKey={({ settlementId }) => settlementId}
        columns={[
          {
            key: 'merchant',
            label: p.merchant,
            cell: (row) => <TextLink to={path(`settlements/${row.settlementId}`)}>{row.merchantName}</TextLink>,
          },
          { key: 'month', label: p.month, cell: (row) => month(row.month) },
          {
            key: 'why',
            label: t.why,
            cell: (row) => `${t.holdReasons[row.reason]}${row.character ? t.character(row.character) : ''}`,
          },
          {
            key: 'next',
            label: t.next,
            cell: (row) => <TextLink to={placeOf(row)}>{t.holdNext[row.reason]}</TextLink>,
          },
          {
            key: 'amount',
            label: p.amount,
            align: 'end',
            cell: (row) => <Yen amount={row.amount} />,
            total: <Yen amount={sum} />,
          },
        ]}
      />
    </div>
  );
}
