import { useSearchParams } from 'react-router';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { TextLink } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { useCityPath } from '../parts/use-city-path';
import { DoublePair } from './double-pair';
import { texts } from './doubles.texts';

/** Enrolments that may be for one child, side by side. */
export function DoublesPage() {
  const t = useText(texts);
  const { number } = useFormat();
  const path = useCityPath();
  const [search] = useSearchParams();
  const of = search.get('of');
  const read = useApi().useQuery('get', '/api/v1/enrolments/likely-doubles');
  return (
    <Page title={t.title} lead={t.lead} back={{ to: path('enrolments'), label: t.back }}>
      <Loaded of={read}>
        {(all) => {
          const pairs = of ? all.filter(({ enrolments }) => enrolments.some(({ id }) => id === of)) : all;
          return (
            <>
              {of && (
                <p>
                  {t.onlyOne} <TextLink to={path('enrolments/doubles')}>{t.showAll}</TextLink>
                </p>
              )}
              {pairs.length === 0 ? (
                <Empty title={t.empty}>{t.emptyNext}</Empty>
              ) : (
                <>
                  <p role="status">{t.all(number(pairs.length))}</p>
                  {pairs.map((pair) => (
                    <DoublePair key={pair.enrolments.map(({ id }) => id).join(' ')} pair={pair} />
                  ))}
                </>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
