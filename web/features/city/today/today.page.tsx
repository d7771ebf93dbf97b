import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { texts } from './today.texts';
import { WaitingCard } from './waiting-card';

/** What needs a decision today, for whoever signed in. */
export function TodayPage() {
  const t = useText(texts);
  const { day } = useFormat();
  const read = useApi().useQuery('get', '/api/v1/city/today', {}, { staleTime: 0, refetchOnWindowFocus: true });
  return (
    <Page title={t.title} lead={read.data && t.lead(day(read.data.on))}>
      <Loaded of={read} lines={6}>
        {({ waiting, on }) => {
          const yours = waiting.filter((one) => one.yours);
          const others = waiting.filter((one) => !one.yours);
          if (waiting.length === 0) return <Empty title={t.calm}>{t.calmNext}</Empty>;
          return (
            <>
              <Section title={t.yours}>
                {yours.length === 0 ? (
                  <Empty title={t.calmYours}>{t.calmNext}</Empty>
                ) : (
                  <ul className="grid gap-4 sm:grid-cols-2">
                    {yours.map((one) => (
                      <WaitingCard key={one.kind} waiting={one} today={on} />
                    ))}
                  </ul>
                )}
              </Section>
              {others.length > 0 && (
                <Section title={t.others} lead={t.othersLead}>
                  <ul className="grid gap-4 sm:grid-cols-2">
                    {others.map((one) => (
                      <WaitingCard key={one.kind} waiting={one} today={on} quiet />
                    ))}
                  </ul>
                </Section>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
