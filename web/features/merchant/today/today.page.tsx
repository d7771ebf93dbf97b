import { useSearchParams } from 'react-router';
import { useApi, useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton, TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { TextField } from '../../../shared/ui/text-field';
import type { ChosenShop } from '../shop/chosen-shop';
import { ShopChoice } from '../shop/shop-choice';
import { useChosenShop } from '../shop/use-chosen-shop';
import { WithShop } from '../shop/with-shop';
import { ByClerk } from './by-clerk';
import { ReceiptLine } from './receipt-line';
import { Tally } from './tally';
import { texts } from './today.texts';
import { useToday } from './use-today';

/** What a shop took on a day, today unless another is chosen. */
export function TodayPage() {
  const t = useText(texts);
  const { day: dayText } = useFormat();
  const grantId = useGrantId();
  const { data: city } = useCity();
  const chosen = useChosenShop();
  const [search, setSearch] = useSearchParams();
  const wanted = search.get('day');
  const today = city?.today;
  const day = wanted && wanted !== today ? wanted : undefined;
  return (
    <Page
      title={day ? t.titleOf(dayText(day)) : t.title}
      actions={<TextLink to={`/shop/${grantId}/disputes`}>{t.disputes}</TextLink>}
    >
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <ShopChoice {...chosen} />
        <TextField
          label={t.day}
          type="date"
          value={wanted ?? today ?? ''}
          {...(today ? { max: today } : {})}
          onChange={(value) => setSearch(value ? { day: value } : {}, { replace: true })}
        />
      </div>
      {day && (
        <div>
          <Button kind="secondary" size="sm" onPress={() => setSearch({}, { replace: true })}>
            {t.today}
          </Button>
        </div>
      )}
      <WithShop chosen={chosen}>
        {(shop) => (day ? <OtherDay shop={shop} day={day} /> : <Today shop={shop} />)}
      </WithShop>
    </Page>
  );
}

function Today({ shop }: { shop: ChosenShop }) {
  const today = useToday(shop.id);
  return (
    <Loaded of={today}>
      {({ tally, byClerk, day }) => (
        <>
          <Tally tally={tally} />
          <Lines shopId={shop.id} day={day} undoable />
          {byClerk.length > 0 && <ByClerk byClerk={byClerk} />}
        </>
      )}
    </Loaded>
  );
}

function OtherDay({ shop, day }: { shop: ChosenShop; day: string }) {
  const t = useText(texts);
  const of = useApi().useQuery('get', '/api/v1/redemptions', { params: { query: { shop: shop.id, day, limit: 1 } } });
  return (
    <Loaded of={of}>
      {({ tally }) => (
        <>
          <Tally tally={tally} />
          {tally.taken.redemptions > 0 && <p>{t.otherDay}</p>}
          <Lines shopId={shop.id} day={day} undoable={false} />
        </>
      )}
    </Loaded>
  );
}

/** Every receipt of a day, a page at a time. */
function Lines({ shopId, day, undoable }: { shopId: string; day: string; undoable: boolean }) {
  const t = useText(texts);
  const grantId = useGrantId();
  const lines = useApi().useInfiniteQuery(
    'get',
    '/api/v1/redemptions',
    { params: { query: { shop: shopId, day, limit: 50 } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: ({ nextCursor }) => nextCursor },
  );
  return (
    <Section title={t.list}>
      <Loaded of={lines}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return (
              <Empty title={t.none} action={<LinkButton to={`/shop/${grantId}`}>{t.toTill}</LinkButton>}>
                <p>{t.noneLead}</p>
              </Empty>
            );
          return (
            <>
              <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
                {items.map((one) => (
                  <ReceiptLine key={one.id} redemption={one} undoable={undoable} />
                ))}
              </ul>
              {lines.hasNextPage && (
                <Button kind="secondary" busy={lines.isFetchingNextPage} onPress={() => void lines.fetchNextPage()}>
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
