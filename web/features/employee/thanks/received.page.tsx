import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { MoreOf } from '../more-of';
import { useHome } from '../use-home';
import { ThanksCard } from './thanks-card';
import { ThanksTabs } from './thanks-tabs';
import { useThanks } from './use-thanks';
import { texts } from './thanks.texts';

export function ReceivedPage() {
  const t = useText(texts);
  const home = useHome();
  const pages = useThanks('received');
  return (
    <Page title={t.title} narrow>
      <LinkButton to={`${home}/thanks/give`} size="lg" wide>
        {t.give}
      </LinkButton>
      <ThanksTabs />
      <Loaded of={pages}>
        {({ pages: read }) => {
          const items = read.flatMap(({ items: some }) => some).filter(({ takenBack }) => !takenBack);
          if (items.length === 0 && !pages.hasNextPage)
            return <Empty title={t.noneReceived}>{t.noneReceivedLead}</Empty>;
          return (
            <>
              <ul className="flex flex-col gap-4">
                {items.map((thanks) => (
                  <li key={thanks.id}>
                    <ThanksCard thanks={thanks} side="received" />
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
