import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Card } from '../../../shared/ui/card';
import { Empty } from '../../../shared/ui/empty';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { StatusTag, type Tone } from '../../../shared/ui/status-tag';
import { PAGED } from '../paged';
import { MoreOf } from '../more-of';
import { useHome } from '../use-home';
import { texts } from './disputes.texts';

const TONES = { open: 'info', upheld: 'good', dismissed: 'neutral' } as const satisfies Record<string, Tone>;

export function DisputesPage() {
  const t = useText(texts);
  const { yen, instant } = useFormat();
  const home = useHome();
  const pages = useApi().useInfiniteQuery('get', '/api/v1/disputes', { params: { query: { limit: 20 } } }, PAGED);
  return (
    <Page title={t.title} back={{ to: `${home}/history`, label: t.back }} narrow>
      <Loaded of={pages}>
        {({ pages: read }) => {
          const disputes = read.flatMap(({ items }) => items);
          if (disputes.length === 0) return <Empty title={t.none}>{t.noneLead}</Empty>;
          return (
            <>
              <ul className="flex flex-col gap-4">
                {disputes.map(({ id, shop, notes, amount, state, words, decision, openedAt }) => (
                  <li key={id}>
                    <Card>
                      <div>
                        <StatusTag tone={TONES[state]}>{t.states[state]}</StatusTag>
                      </div>
                      <p className="flex flex-wrap items-baseline justify-between gap-x-4 font-bold">
                        {shop.name} <span className="tabular-nums">{t.notes(notes, yen(amount))}</span>
                      </p>
                      <p className="text-sm text-solid-gray-700">{instant(openedAt)}</p>
                      <div>
                        <p className="text-sm text-solid-gray-700">{t.you}</p>
                        <p className="whitespace-pre-wrap">{words}</p>
                      </div>
                      {decision && (
                        <div>
                          <p className="text-sm text-solid-gray-700">{t.city}</p>
                          <p className="whitespace-pre-wrap">{decision}</p>
                        </div>
                      )}
                    </Card>
                  </li>
                ))}
              </ul>
              <MoreOf pages={pages} label={t.more} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
