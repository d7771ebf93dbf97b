import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { Chart } from '../../../../shared/ui/chart/chart';
import { Section } from '../../../../shared/ui/section';
import { plus, NOTHING, type SplitRow } from '../../money/parts/split';
import { texts as words } from '../../money/parts/words.texts';
import type { GroupRow } from './group-rows';
import { texts } from './split.texts';
import type { By, Share } from './use-split-choice';

/** As many as a picture tells apart; the rest is one. */
const SHOWN = 10;

interface Props {
  rows: readonly SplitRow[];
  groups: readonly GroupRow[];
  by: By;
  share: Share;
}

/** Who has most, and how it went month by month. */
export function SplitCharts({ rows, groups, by, share }: Props) {
  const t = useText(texts);
  const w = useText(words);
  const { yen, percent, month: written, number } = useFormat();
  const figure = by === 'merchant' ? 'redeemed' : 'issued';
  const ranked = groups.toSorted((a, b) => b[figure][share] - a[figure][share]).filter((row) => row[figure][share] > 0);
  const first = ranked[0];
  const rest = ranked.slice(SHOWN);
  const all = ranked.reduce((total, row) => plus(total, row[figure]), NOTHING);
  const others = rest.reduce((total, row) => plus(total, row[figure]), NOTHING);
  const bars = [
    ...ranked.slice(0, SHOWN).map((row) => ({ name: row.group.name, split: row[figure] })),
    ...(rest.length > 0 ? [{ name: t.others(number(rest.length)), split: others }] : []),
  ];
  const months = [...new Set(rows.map(({ month }) => month))];
  const spent = months.map((month) =>
    rows.filter((row) => row.month === month).reduce((total, row) => plus(total, row.redeemed), NOTHING),
  );
  const spentInAll = spent.reduce(plus, NOTHING);
  const title = t.chart(w.figures[figure], t.groups[by]);
  return (
    <>
      {first && ranked.length > 1 && (
        <Section title={title}>
          <Chart
            title={title}
            kind={share === 'amount' ? 'stacked-rows' : 'rows'}
            summary={t.summary(
              first.group.name,
              yen(first[figure][share]),
              percent(first[figure][share] / all[share]),
              yen(all[share]),
            )}
            format={yen}
            categoryLabel={t.group}
            categories={bars.map(({ name }) => name)}
            series={(share === 'amount' ? (['employerShare', 'cityShare'] as const) : ([share] as const)).map(
              (key) => ({
                key,
                label: key === 'cityShare' ? w.cityShare : w.employerShare,
                values: bars.map(({ split }) => split[key]),
              }),
            )}
          />
        </Section>
      )}
      {months.length > 1 && (
        <Section title={t.byMonth}>
          <Chart
            title={t.byMonth}
            kind="stacked"
            summary={t.byMonthSummary(yen(spentInAll.amount), yen(spentInAll.employerShare), yen(spentInAll.cityShare))}
            format={yen}
            categoryLabel={w.month}
            categories={months.map(written)}
            series={[
              { key: 'employers', label: w.employerShare, values: spent.map(({ employerShare }) => employerShare) },
              { key: 'city', label: w.cityShare, values: spent.map(({ cityShare }) => cityShare) },
            ]}
          />
        </Section>
      )}
    </>
  );
}
