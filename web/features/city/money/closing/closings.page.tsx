import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Card } from '../../../../shared/ui/card';
import { LinkButton, TextLink } from '../../../../shared/ui/link';
import { Loaded } from '../../../../shared/ui/loaded';
import { Notice } from '../../../../shared/ui/notice';
import { Page } from '../../../../shared/ui/page';
import { Section } from '../../../../shared/ui/section';
import { useActors } from '../../parts/use-actors';
import { useCityPath } from '../../parts/use-city-path';
import { FigureTable } from '../parts/figure-table';
import { addMonths } from '../parts/months';
import { ClosingState } from './closing-state';
import { texts } from './closing.texts';
import { type MonthOfClosing, useClosings } from './use-closings';

/** Which month is to be closed next, and how all others stand. */
export function ClosingsPage() {
  const t = useText(texts);
  const closings = useClosings();
  const { day, month } = useFormat();
  const { nameOf } = useActors(
    closings.data?.months.flatMap(({ closing }) => [closing?.preparedBy, closing?.approvedBy]) ?? [],
  );
  const path = useCityPath();
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded of={closings}>
        {({ months, next, now }) => (
          <>
            {next ? (
              <NextMonth one={next} />
            ) : (
              <Notice kind="success" title={t.allDone}>
                <p>{t.allDoneNext(month(now), day(`${addMonths(now, 1)}-01`))}</p>
              </Notice>
            )}
            <Section title={t.months}>
              <FigureTable
                caption={t.months}
                rows={months}
                rowKey={(row) => row.month}
                columns={[
                  {
                    key: 'month',
                    label: t.month,
                    cell: (row) => <TextLink to={path(`closing/${row.month}`)}>{month(row.month)}</TextLink>,
                  },
                  { key: 'state', label: t.state, cell: ClosingState },
                  {
                    key: 'preparedBy',
                    label: t.preparedBy,
                    cell: ({ closing }) => (closing?.preparedBy ? nameOf(closing.preparedBy) : '―'),
                  },
                  {
                    key: 'approvedBy',
                    label: t.approvedBy,
                    cell: ({ closing }) => (closing?.approvedBy ? nameOf(closing.approvedBy) : '―'),
                  },
                ]}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function NextMonth({ one: { month, state, closing, running } }: { one: MonthOfClosing }) {
  const t = useText(texts);
  const format = useFormat();
  const path = useCityPath();
  const may = usePermissions();
  const { nameOf, isMe } = useActors([closing?.preparedBy]);
  const written = format.month(month);
  const preparedBy = nameOf(closing?.preparedBy);
  const waits =
    state !== 'prepared'
      ? t.nextOpen
      : isMe(closing?.preparedBy)
        ? t.waitsForOther
        : may('closing.approve')
          ? t.waitsForMe(preparedBy)
          : t.waitsForSomeone(preparedBy);
  const label = !may('closing.prepare') ? t.see(written) : state === 'open' ? t.start(written) : t.goOn(written);
  return (
    <Card tone="brand">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <div className="flex flex-col gap-1">
          <p>{t.next}</p>
          <p className="flex flex-wrap items-center gap-3 text-2xl font-bold">
            {written} <ClosingState state={state} running={running} />
          </p>
          <p>{waits}</p>
        </div>
        <LinkButton to={path(`closing/${month}`)} size="lg">
          {label}
        </LinkButton>
      </div>
    </Card>
  );
}
