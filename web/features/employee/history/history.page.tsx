import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { PAGED } from '../paged';
import { MoreOf } from '../more-of';
import { useHome } from '../use-home';
import { byMonth } from './by-month';
import type { Entry } from './entry-title';
import { HistoryLine } from './history-line';
import { texts } from './history.texts';
import { ReportPayment } from './report-payment';

const A_PAGE = 50;

/** What came in and went out, month by month. */
export function HistoryPage() {
  const t = useText(texts);
  const { month } = useFormat();
  const home = useHome();
  const [wrong, setWrong] = useState<Entry>();
  const pages = useApi().useInfiniteQuery(
    'get',
    '/api/v1/wallet/history',
    { params: { query: { limit: A_PAGE } } },
    PAGED,
  );
  return (
    <Page title={t.title} actions={<TextLink to={`${home}/disputes`}>{t.disputes}</TextLink>} narrow>
      <Loaded of={pages} lines={6}>
        {({ pages: read }) => {
          const entries = read.flatMap(({ items }) => items);
          if (entries.length === 0) return <Empty title={t.none}>{t.noneLead}</Empty>;
          const undone = new Set(entries.flatMap(({ kind, undoes }) => (kind === 'void' && undoes ? [undoes] : [])));
          return (
            <>
              {byMonth(entries).map(([name, some]) => (
                <section key={name} aria-label={month(name)} className="flex flex-col">
                  <h2 className="border-b-2 border-solid-gray-900 pb-1 text-lg font-bold">{month(name)}</h2>
                  <ul className="divide-y divide-solid-gray-200">
                    {some.map((entry) => (
                      <HistoryLine key={entry.id} entry={entry} undone={undone.has(entry.id)} onWrong={setWrong} />
                    ))}
                  </ul>
                </section>
              ))}
              <MoreOf pages={pages} label={t.more} />
            </>
          );
        }}
      </Loaded>
      {wrong && <ReportPayment payment={wrong} onClose={() => setWrong(undefined)} />}
    </Page>
  );
}
