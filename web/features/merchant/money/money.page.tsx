import { useApi, useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton, TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { words } from '../words';
import { NextPayout } from './next-payout';
import { texts } from './money.texts';
import { SETTLEMENT_TONES } from './settlement-tone';

/** When money comes, and what it was for. */
export function MoneyPage() {
  const t = useText(texts);
  return (
    <Page title={t.title}>
      <NextPayout />
      <Settlements />
    </Page>
  );
}

function Settlements() {
  const t = useText(texts);
  const w = useText(words);
  const { yen, month: monthText } = useFormat();
  const home = `/shop/${useGrantId()}`;
  const settlements = useApi().useInfiniteQuery(
    'get',
    '/api/v1/settlements',
    { params: { query: { limit: 24 } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: ({ nextCursor }) => nextCursor },
  );
  return (
    <Section title={t.list}>
      <Loaded of={settlements}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return (
              <Empty title={t.none}>
                <p>{t.noneLead}</p>
              </Empty>
            );
          const halves = items.some(({ part }) => part === 2);
          return (
            <>
              {items.some(({ state }) => state === 'returned') && (
                <Notice kind="error" title={t.returned}>
                  <p>{t.returnedLead}</p>
                  <div>
                    <LinkButton to={`${home}/bank`} kind="secondary" size="sm">
                      {t.toBank}
                    </LinkButton>
                  </div>
                </Notice>
              )}
              <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
                {items.map(({ id, month, part, amount, state }) => (
                  <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
                    <div className="flex flex-wrap items-center gap-3">
                      <TextLink to={`${home}/money/${id}`}>
                        {monthText(month)} {halves && t.part(part)}
                      </TextLink>
                      <StatusTag tone={SETTLEMENT_TONES[state]}>{w.settlement[state]}</StatusTag>
                    </div>
                    <strong className="ml-auto text-lg tabular-nums">{yen(amount)}</strong>
                  </li>
                ))}
              </ul>
              {settlements.hasNextPage && (
                <Button
                  kind="secondary"
                  busy={settlements.isFetchingNextPage}
                  onPress={() => void settlements.fetchNextPage()}
                >
                  {t.more}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
