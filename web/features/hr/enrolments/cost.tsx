import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { Yen } from '../../../shared/ui/yen';
import { Figure } from '../home/figure';
import { SimpleTable } from '../simple-table';
import { texts } from './enrolment.texts';

/** What an enrolment has cost, in all and month by month, and what it will. */
export function Cost({ cost }: { cost: components['schemas']['EnrolmentCostView'] }) {
  const t = useText(texts);
  const { month, number } = useFormat();
  const sum = (of: (one: (typeof cost.issued)[number]) => number) =>
    cost.issued.reduce((total, one) => total + of(one), 0);
  const returned = sum((one) => one.returned);
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid gap-4 sm:grid-cols-2">
        <Figure
          label={t.costSoFar}
          value={<Yen amount={sum((one) => one.employerShare) - returned} />}
          note={cost.issued.length === 0 && t.issuedNone}
        />
        <Figure
          label={t.costAhead}
          value={<Yen amount={cost.employerYenAhead} />}
          note={cost.monthsAhead > 0 ? t.costAheadNote(number(cost.monthsAhead)) : t.costNone}
        />
      </dl>
      {cost.issued.length === 0 ? (
        <Empty title={t.issuedNone} />
      ) : (
        <>
          <SimpleTable
            caption={t.issued}
            head={[
              { label: t.month },
              { label: t.issuedMonth },
              { label: t.amount, end: true },
              { label: t.employerShare, end: true },
              { label: t.cityShare, end: true },
              { label: t.returned, end: true },
            ]}
            rows={cost.issued.map((one) => ({
              key: one.month,
              cells: [
                month(one.month),
                month(one.issuedMonth),
                <Yen key="a" amount={one.amount} />,
                <Yen key="e" amount={one.employerShare} />,
                <Yen key="c" amount={one.cityShare} />,
                <Yen key="r" amount={one.returned} />,
              ],
            }))}
            foot={[
              t.total,
              '',
              <Yen key="a" amount={sum((one) => one.amount)} />,
              <Yen key="e" amount={sum((one) => one.employerShare)} />,
              <Yen key="c" amount={sum((one) => one.cityShare)} />,
              <Yen key="r" amount={returned} />,
            ]}
          />
          {returned > 0 && <p className="text-sm text-solid-gray-700">{t.returnedNote}</p>}
        </>
      )}
    </div>
  );
}
