import { useText } from '../../../../shared/i18n/texts';
import { Facts } from '../../../../shared/ui/facts';
import { Yen } from '../../../../shared/ui/yen';
import { FigureTable } from '../../money/parts/figure-table';
import type { Grant } from './grant';
import { texts } from './grant.texts';

/** How cost and grant come about, line by line. */
export function GrantFigures({ grant }: { grant: Grant }) {
  const t = useText(texts);
  const rate = grant.entries.rate ?? '1/2';
  const [part = 1, whole = 2] = rate.split('/').map(Number);
  const exact = Math.floor((grant.projectCostYen * part) / whole);
  const yen = (
    label: string,
    rows: readonly { label: string; amount: number }[],
    total: number,
    totalLabel: string,
  ) => (
    <FigureTable
      caption={label}
      showCaption
      rows={rows}
      rowKey={(row) => row.label}
      totalLabel={totalLabel}
      columns={[
        { key: 'what', label: t.what, cell: (row) => row.label },
        {
          key: 'amount',
          label: t.amount,
          align: 'end',
          cell: (row) => <Yen amount={row.amount} />,
          total: <Yen amount={total} />,
        },
      ]}
    />
  );
  return (
    <div className="flex flex-col gap-4">
      {yen(
        t.project,
        [
          { label: t.coupons, amount: grant.couponCostYen },
          { label: t.others, amount: grant.projectCostYen - grant.couponCostYen },
        ],
        grant.projectCostYen,
        t.project,
      )}
      {yen(
        t.grant,
        [
          { label: t.rate(rate), amount: exact },
          ...(exact === grant.grantYen ? [] : [{ label: t.rounded, amount: grant.grantYen - exact }]),
        ],
        grant.grantYen,
        t.grant,
      )}
      <Facts
        items={[
          { label: t.cityPays, value: <Yen amount={grant.projectCostYen - grant.grantYen} /> },
          { label: t.employers, value: <Yen amount={grant.employersYen} /> },
        ]}
      />
    </div>
  );
}
