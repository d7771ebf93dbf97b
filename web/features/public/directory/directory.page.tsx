import { useParams, useSearchParams } from 'react-router';
import { addressOf } from '../../../shared/api/client';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { useStart } from '../use-start';
import { AreaGroup, type Entry } from './area-group';
import { DirectorySearch, TIERS, type Wish } from './directory-search';
import { texts } from './directory.texts';

const PAGE = 100;

/** All that the city has certified, area by area, found by name, trade and tier. */
export function DirectoryPage() {
  const t = useText(texts);
  const { code = '' } = useParams();
  const [asked, ask] = useSearchParams();
  const wish: Wish = {
    words: asked.get('words') ?? '',
    trade: asked.get('trade') ?? '',
    tier: TIERS.find((tier) => tier === asked.get('tier')) ?? '',
  };
  const city = useStart().data?.cities.find((one) => one.code === code)?.name ?? '';
  const list = useApi().useInfiniteQuery(
    'get',
    '/api/v1/public/cities/{code}/directory',
    { params: { path: { code }, query: { limit: PAGE, ...given(wish) } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor,
    },
  );
  return (
    <Page
      title={t.title}
      lead={<p>{t.lead(city)}</p>}
      back={{ to: '/', label: t.start }}
      actions={
        <LinkButton
          href={addressOf(undefined, `/api/v1/public/cities/${code}/directory.csv`, given(wish))}
          kind="secondary"
          size="sm"
          download
        >
          {t.csv}
        </LinkButton>
      }
    >
      <DirectorySearch key={asked.toString()} wish={wish} onAsk={(found) => ask(given(found))} />
      <Loaded of={list}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items) as Entry[];
          if (entries.length === 0) return <Empty title={t.none}>{t.noneLead}</Empty>;
          return [...Map.groupBy(entries, ({ area }) => area ?? t.noArea)].map(([area, ofArea]) => (
            <AreaGroup key={area} area={area} entries={ofArea} code={code} />
          ));
        }}
      </Loaded>
      {list.hasNextPage && (
        <div>
          <Button kind="secondary" busy={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {t.more}
          </Button>
        </div>
      )}
    </Page>
  );
}

function given({ words, trade, tier }: Wish) {
  return { ...(words ? { words } : {}), ...(trade ? { trade } : {}), ...(tier ? { tier } : {}) };
}
