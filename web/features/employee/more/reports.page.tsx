import { Link } from 'react-router';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { StatusTag } from '../../../shared/ui/status-tag';
import { PAGED } from '../paged';
import { MoreOf } from '../more-of';
import { useHome } from '../use-home';
import { texts } from './reports.texts';

/** The quiet way to the city, past the employer. */
export function ReportsPage() {
  const t = useText(texts);
  const { instant } = useFormat();
  const home = useHome();
  const pages = useApi().useInfiniteQuery(
    'get',
    '/api/v1/reports-of-pressure',
    { params: { query: { limit: 20 } } },
    PAGED,
  );
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>} back={{ to: `${home}/more`, label: t.back }} narrow>
      <ul className="ml-5 list-disc">
        {Object.values(t.examples).map((example) => (
          <li key={example}>{example}</li>
        ))}
      </ul>
      <LinkButton to={`${home}/ask/new`} size="lg" wide>
        {t.write}
      </LinkButton>
      <p>{t.danger}</p>
      <Loaded of={pages}>
        {({ pages: read }) => {
          const reports = read.flatMap(({ items }) => items);
          if (reports.length === 0) return null;
          return (
            <Section title={t.mine}>
              <ul className="divide-y divide-solid-gray-200 rounded-12 border border-solid-gray-300">
                {reports.map(({ id, state, toldAt, messages }) => (
                  <li key={id}>
                    <Link
                      to={`${home}/ask/${id}`}
                      className="flex min-h-16 flex-wrap items-center justify-between gap-2 rounded-12 px-4 py-2 text-solid-gray-900 no-underline hover:bg-solid-gray-50"
                    >
                      <span>
                        <span className="block font-bold underline underline-offset-4">{t.told(instant(toldAt))}</span>
                        <span className="block text-sm text-solid-gray-700">{t.messages(messages)}</span>
                      </span>
                      <StatusTag tone={state === 'closed' ? 'neutral' : 'info'}>{t.states[state]}</StatusTag>
                    </Link>
                  </li>
                ))}
              </ul>
              <MoreOf pages={pages} label={t.more} />
            </Section>
          );
        }}
      </Loaded>
    </Page>
  );
}
