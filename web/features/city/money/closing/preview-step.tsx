import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { TextLink } from '../../../../shared/ui/link';
import { Yen } from '../../../../shared/ui/yen';
import { useCityPath } from '../../parts/use-city-path';
import { FigureTable } from '../parts/figure-table';
import { FIGURES, sumOf } from '../parts/split';
import { texts as words } from '../parts/words.texts';
import { texts } from './closing.texts';
import type { MonthReport } from './month-report';
import { ProofSummary } from './proof-summary';

/** What came and went in the month, and who paid for it. */
export function PreviewStep({ report: { month, state, groups, identities } }: { report: MonthReport }) {
  const t = useText(texts);
  const w = useText(words);
  const path = useCityPath();
  const format = useFormat();
  const signs = { opening: '', issued: '＋', redeemed: '−', voided: '＋', expired: '−', recalled: '−', closing: '＝' };
  return (
    <>
      <FigureTable
        caption={t.figures(format.month(month))}
        showCaption
        rows={FIGURES.map((figure) => ({ figure, split: sumOf(groups.programme, figure) }))}
        rowKey={({ figure }) => figure}
        columns={[
          {
            key: 'figure',
            label: t.lines,
            cell: ({ figure }) => (
              <span className={figure === 'closing' || figure === 'opening' ? 'font-bold' : ''}>
                {signs[figure] && <span aria-hidden="true">{signs[figure]} </span>}
                {w.figures[figure]}
              </span>
            ),
          },
          { key: 'amount', label: w.amount, align: 'end', cell: ({ split }) => <Yen amount={split.amount} /> },
          {
            key: 'employers',
            label: w.employerShare,
            align: 'end',
            cell: ({ split }) => <Yen amount={split.employerShare} />,
          },
          { key: 'city', label: w.cityShare, align: 'end', cell: ({ split }) => <Yen amount={split.cityShare} /> },
        ]}
      />
      {(state === 'open' || state === 'flipped') && <ProofSummary identities={identities} />}
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <TextLink to={path(`split?from=${month}&to=${month}&by=employer`)}>{t.bySplit}</TextLink>
        <TextLink to={path(`operations?period=${month}`)}>{t.byOperation}</TextLink>
      </div>
    </>
  );
}
