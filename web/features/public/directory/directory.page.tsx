import { type FormEvent, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { addressOf } from '../../../shared/api/client';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { SelectField } from '../../../shared/ui/select-field';
import { TextField } from '../../../shared/ui/text-field';
import { useStart } from '../use-start';
import { AreaGroup, type Entry } from './area-group';
import { texts } from './directory.texts';

const PAGE = 100;
const TIERS = ['platinum', 'gold', 'silver', 'bronze'] as const;

/** All that the city has certified, area by area, found by name, trade and tier. */
export function DirectoryPage() {
  const t = useText(texts);
  const { code = '' } = useParams();
  const [asked, ask] = useSearchParams();
  const wish = { words: asked.get('words') ?? '', trade: asked.get('trade') ?? '', tier: asked.get('tier') ?? '' };
  const [form, setForm] = useState(wish);
  const city = useStart().data?.cities.find((one) => one.code === code)?.name ?? '';
  const given = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== ''));
  const list = useApi().useInfiniteQuery(
    'get',
    '/api/v1/public/cities/{code}/directory',
    { params: { path: { code }, query: { limit: PAGE, ...given } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor,
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(Object.fromEntries(Object.entries(form).filter(([, value]) => value !== '')));
  };
  return (
    <Page
      title={t.title}
      lead={<p>{t.lead(city)}</p>}
      back={{ to: '/', label: t.start }}
      actions={
        <LinkButton
          href={addressOf(undefined, `/api/v1/public/cities/${code}/directory.csv`, given)}
          kind="secondary"
          size="sm"
          download
        >
          {t.csv}
        </LinkButton>
      }
    >
      <search>
        <form onSubmit={submit} className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_auto]">
          <TextField
            label={t.words}
            type="search"
            value={form.words}
            onChange={(words) => setForm({ ...form, words })}
          />
          <TextField label={t.trade} value={form.trade} onChange={(trade) => setForm({ ...form, trade })} />
          <SelectField
            label={t.tier}
            value={form.tier}
            onChange={(tier) => setForm({ ...form, tier })}
            options={[{ value: '', label: t.any }, ...TIERS.map((tier) => ({ value: tier, label: t.tiers[tier] }))]}
          />
          <Button type="submit">{t.search}</Button>
        </form>
      </search>
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
