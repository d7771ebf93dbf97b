import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { FigureTable } from '../../money/parts/figure-table';
import type { Grant } from './grant';
import { texts } from './grant.texts';

type Kpi = Grant['kpis'][number];

/** Target, actual and attainment of each KPI, with what it is divided by. */
export function GrantKpis({ kpis }: { kpis: readonly Kpi[] }) {
  const t = useText(texts);
  const { number } = useFormat();
  const unitOf = ({ key, unit }: Kpi) => (key === null ? unit : t.units[key]);
  const figure = (kpi: Kpi, value: number) => `${number(value)}${unitOf(kpi)}`;
  return (
    <FigureTable
      caption={t.kpis}
      rows={kpis.map((kpi, index) => ({ ...kpi, at: String(index) }))}
      rowKey={({ at }) => at}
      columns={[
        {
          key: 'kpi',
          label: t.kpi,
          cell: (kpi) => <span className="font-bold">{kpi.key === null ? kpi.name : t.ledger[kpi.key]}</span>,
        },
        { key: 'kind', label: t.kind, cell: (kpi) => t.kinds[kpi.kind] },
        {
          key: 'target',
          label: t.target,
          align: 'end',
          cell: (kpi) => (kpi.target === null ? t.noTarget : figure(kpi, kpi.target)),
        },
        {
          key: 'actual',
          label: t.actual,
          align: 'end',
          cell: (kpi) => (kpi.actual === null ? t.notYet : figure(kpi, kpi.actual)),
        },
        {
          key: 'attainment',
          label: t.attainment,
          align: 'end',
          cell: (kpi) => (kpi.attainment === null ? '―' : t.percent(number(kpi.attainment))),
        },
        {
          key: 'definition',
          label: t.definition,
          cell: (kpi) => <span className="text-sm">{kpi.key === null ? kpi.definition : t.definitions[kpi.key]}</span>,
        },
      ]}
    />
  );
}
