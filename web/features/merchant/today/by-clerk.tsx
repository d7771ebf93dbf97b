import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Section } from '../../../shared/ui/section';
import { SmallTable } from '../../../shared/ui/small-table';
import { texts } from './today.texts';

/** For settling who has to explain which difference in the drawer. */
export function ByClerk({ byClerk }: { byClerk: readonly components['schemas']['TallyOfClerk'][] }) {
  const t = useText(texts);
  const { yen, number } = useFormat();
  return (
    <Section title={t.byClerk}>
      <SmallTable
        caption={t.byClerk}
        rows={byClerk}
        rowKey={({ id }) => id}
        columns={[
          { label: t.who, cell: ({ kind, label }) => (kind === 'poster' ? t.poster : (label ?? t.person)) },
          {
            label: t.count,
            cell: ({ tally: { taken, voided } }) => number(taken.redemptions - voided.redemptions),
            end: true,
          },
          { label: t.notes, cell: ({ tally: { taken, voided } }) => number(taken.notes - voided.notes), end: true },
          { label: t.amount, cell: ({ tally: { net } }) => yen(net), end: true },
        ]}
      />
    </Section>
  );
}
