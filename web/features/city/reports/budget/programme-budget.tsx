import { useState } from 'react';
import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { Chart } from '../../../../shared/ui/chart/chart';
import { Facts } from '../../../../shared/ui/facts';
import { Notice } from '../../../../shared/ui/notice';
import { Section } from '../../../../shared/ui/section';
import { Yen } from '../../../../shared/ui/yen';
import { BigFigures } from '../../money/parts/big-figure';
import { FigureTable } from '../../money/parts/figure-table';
import type { BudgetReport } from './budget-report';
import { texts } from './budget.texts';
import { SetBudget } from './set-budget';

/** One programme's money in one fiscal year. */
export function ProgrammeBudget({ budget }: { budget: BudgetReport }) {
  const t = useText(texts);
  const { yen, number, percent, month } = useFormat();
  const may = usePermissions();
  const [setting, set] = useState(false);
  const { budgetYen, remainingYen, usedYen, forecastYen } = budget;
  const runsOut = budgetYen === null ? undefined : firstOver(budget.months, budgetYen);
  return (
    <Section
      title={budget.name}
      actions={
        may('budgets.write') && <Button onPress={() => set(true)}>{budgetYen === null ? t.set : t.change}</Button>
      }
    >
      <BigFigures
        items={[
          {
            label: t.budget,
            value: budgetYen === null ? '―' : <Yen amount={budgetYen} />,
            note: budgetYen === null ? t.noBudget : undefined,
          },
          {
            label: t.used,
            value: <Yen amount={usedYen} />,
            note: budgetYen ? t.usedShare(percent(usedYen / budgetYen)) : undefined,
          },
          {
            label: t.committed,
            value: <Yen amount={budget.committedYen} />,
            note: t.allocations(number(budget.committedAllocations)),
          },
          {
            label: t.forecast,
            value: <Yen amount={forecastYen} />,
            note: budgetYen ? t.usedShare(percent(forecastYen / budgetYen)) : undefined,
          },
          ...(remainingYen === null ? [] : [{ label: t.remaining, value: <Yen amount={remainingYen} /> }]),
        ]}
      />
      {remainingYen !== null && remainingYen < 0 && (
        <Notice kind="error" title={t.short(yen(-remainingYen))}>
          <p>{t.shortNext}</p>
          {runsOut && <p className="font-bold">{t.monthShort(month(runsOut))}</p>}
        </Notice>
      )}
      <BudgetChart budget={budget} />
      <FigureTable
        caption={t.table}
        showCaption
        rows={budget.months}
        rowKey={(row) => row.month}
        columns={[
          { key: 'month', label: t.month, cell: (row) => month(row.month) },
          {
            key: 'used',
            label: t.inMonth,
            align: 'end',
            cell: (row) => <Yen amount={row.usedYen} />,
            total: <Yen amount={usedYen} />,
          },
          {
            key: 'planned',
            label: t.planned,
            align: 'end',
            cell: (row) => <Yen amount={row.committedYen} />,
            total: <Yen amount={budget.committedYen} />,
          },
          {
            key: 'forecast',
            label: t.forecastSeries,
            align: 'end',
            cell: (row) => <Yen amount={upTo(budget.months, row.month)} />,
            total: <Yen amount={forecastYen} />,
          },
        ]}
      />
      <Facts
        items={[
          {
            label: t.issuedForYear,
            value: (
              <>
                <Yen amount={budget.issuedForYearYen} />{' '}
                <span className="block text-sm font-normal">{t.issuedForYearNote}</span>
              </>
            ),
          },
          { label: t.redeemed, value: <Yen amount={budget.redeemedYen} /> },
          { label: t.returned, value: <Yen amount={budget.returnedYen} /> },
        ]}
      />
      {setting && <SetBudget budget={budget} onClose={() => set(false)} />}
    </Section>
  );
}

function BudgetChart({ budget }: { budget: BudgetReport }) {
  const t = useText(texts);
  const { yen, month } = useFormat();
  const { months, budgetYen } = budget;
  const begun = months.findLastIndex(({ usedYen }) => usedYen > 0);
  const used = (index: number) => months.slice(0, index + 1).reduce((sum, { usedYen }) => sum + usedYen, 0);
  return (
    <Chart
      title={t.chart}
      kind="line"
      summary={
        budgetYen === null
          ? t.summaryWithout(yen(budget.usedYen), yen(budget.forecastYen))
          : t.summary(yen(budget.usedYen), yen(budget.forecastYen), yen(budgetYen))
      }
      format={yen}
      categoryLabel={t.month}
      categories={months.map((row) => month(row.month))}
      series={[
        {
          key: 'used',
          label: t.usedSeries,
          values: months.map((_row, index) => (index <= begun ? used(index) : null)),
        },
        { key: 'forecast', label: t.forecastSeries, values: months.map((row) => upTo(months, row.month)) },
        ...(budgetYen === null ? [] : [{ key: 'budget', label: t.budgetSeries, values: months.map(() => budgetYen) }]),
      ]}
    />
  );
}

/** Issued and to be issued until the end of this month. */
function upTo(months: BudgetReport['months'], last: string): number {
  return months.filter(({ month }) => month <= last).reduce((sum, row) => sum + row.usedYen + row.committedYen, 0);
}

function firstOver(months: BudgetReport['months'], budgetYen: number): string | undefined {
  return months.find(({ month }) => upTo(months, month) > budgetYen)?.month;
}
