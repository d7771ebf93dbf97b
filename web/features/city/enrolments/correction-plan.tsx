import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Card } from '../../../shared/ui/card';
import { Facts } from '../../../shared/ui/facts';
import { Section } from '../../../shared/ui/section';
import { SmallTable } from '../../../shared/ui/small-table';
import { Yen } from '../../../shared/ui/yen';
import { texts } from './correct.texts';

type Plan = components['schemas']['CorrectionPlanView'];

/** What a correction does to the months, in words, before it is done. */
export function CorrectionPlan({ plan }: { plan: Plan }) {
  const t = useText(texts);
  const { month } = useFormat();
  const span = ({ firstMonth, lastMonth }: Plan['before']) =>
    lastMonth < firstMonth ? t.noMonths : t.span(month(firstMonth), month(lastMonth));
  const { newlyOwed, noLongerOwed, overIssued } = plan;
  const same = newlyOwed.length + noLongerOwed.length + overIssued.length === 0;
  return (
    <div role="status">
      <Section title={t.plan}>
        <Card tone="quiet">
          <Facts
            items={[
              { label: t.before, value: span(plan.before) },
              { label: t.after, value: span(plan.after) },
            ]}
          />
          {same && <p>{t.same}</p>}
          {newlyOwed.length > 0 && (
            <p>
              <span className="font-bold">{t.newly}：</span>
              {newlyOwed.map(month).join('、')}
              <span className="block text-sm text-solid-gray-700">{t.newlyWhat}</span>
            </p>
          )}
          {noLongerOwed.length > 0 && (
            <p>
              <span className="font-bold">{t.noLonger}：</span>
              {noLongerOwed.map(month).join('、')}
            </p>
          )}
          {overIssued.length > 0 && (
            <>
              <p>
                <span className="font-bold">{t.over}</span>
                <span className="block text-sm text-solid-gray-700">{t.overWhat}</span>
              </p>
              <SmallTable
                caption={t.over}
                rows={overIssued}
                rowKey={(row) => row.allocationId}
                columns={[
                  { label: t.month, cell: (row) => month(row.month) },
                  { label: t.amount, end: true, cell: (row) => <Yen amount={row.amount} /> },
                  { label: t.recallable, end: true, cell: (row) => <Yen amount={row.recallable} /> },
                  { label: t.kept, end: true, cell: (row) => <Yen amount={row.amount - row.recallable} /> },
                ]}
              />
            </>
          )}
        </Card>
      </Section>
    </div>
  );
}
