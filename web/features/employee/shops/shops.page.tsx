import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { Empty } from '../../../shared/ui/empty';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { SearchField } from '../../../shared/ui/search-field';
import { SelectField } from '../../../shared/ui/select-field';
import { MoreOf } from '../more-of';
import { ShopCard } from './shop-card';
import { shopsByArea } from './shops-by-area';
import { texts } from './shops.texts';
import { useShops } from './use-shops';

const ANY = { area: '', trade: '', words: '' };

/** Where the notes are good, area by area. */
export function ShopsPage() {
  const t = useText(texts);
  const { data: city } = useCity();
  const [wish, setWish] = useState(ANY);
  const choices = useApi().useQuery(
    'get',
    '/api/v1/public/cities/{code}/directory/choices',
    { params: { path: { code: city?.code ?? '' } } },
    { enabled: city !== undefined },
  );
  const pages = useShops(city?.code, wish);
  return (
    <Page title={t.title} narrow>
      <SearchField label={t.search} value={wish.words} onSearch={(words) => setWish({ ...wish, words })} />
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label={t.area}
          value={wish.area}
          onChange={(area) => setWish({ ...wish, area })}
          options={[
            { value: '', label: t.allAreas },
            ...(choices.data?.areas.map(({ area, shops }) => ({ value: area, label: t.areaOf(area, shops) })) ?? []),
          ]}
        />
        <SelectField
          label={t.trade}
          value={wish.trade}
          onChange={(trade) => setWish({ ...wish, trade })}
          options={[
            { value: '', label: t.allTrades },
            ...(choices.data?.trades.map((trade) => ({ value: trade, label: trade })) ?? []),
          ]}
        />
      </div>
      <Loaded of={pages} lines={6}>
        {({ pages: read }) => {
          const areas = shopsByArea(read.flatMap(({ items }) => items));
          const count = areas.reduce((sum, { shops }) => sum + shops.length, 0);
          return (
            <>
              <p role="status" className="font-bold">
                {count === 0 ? '' : t.shops(count)}
              </p>
              {count === 0 && <Empty title={t.none}>{t.noneLead}</Empty>}
              {areas.map(({ area, shops }) => (
                <section key={area ?? ''} aria-label={area ?? t.elsewhere} className="flex flex-col gap-3">
                  <h2 className="sticky top-16 z-10 flex items-baseline justify-between border-b-2 border-solid-gray-900 bg-white pt-2 pb-1 text-lg font-bold">
                    {area ?? t.elsewhere}
                    <span className="text-sm font-normal">{t.shops(shops.length)}</span>
                  </h2>
                  <ul className="grid gap-3 sm:grid-cols-2">
                    {shops.map((shop) => (
                      <li key={`${shop.number} ${shop.name}`}>
                        <ShopCard shop={shop} />
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
              <MoreOf pages={pages} label={t.more} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
