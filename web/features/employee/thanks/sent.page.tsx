import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { MoreOf } from '../more-of';
import { useHome } from '../use-home';
import { SentThanks } from './sent-thanks';
import { ThanksTabs } from './thanks-tabs';
import { texts } from './thanks.texts';
import { useThanks } from './use-thanks';

export function SentPage() {
  const t = useText(texts);
  const home = useHome();
  const pages = useThanks('sent');
  return (
    <Page title={t.title} narrow>
      <LinkButton to={`${home}/thanks/give`} size="lg" wide>
        {t.give}
      </LinkButton>
      <ThanksTabs />
      <Loaded of={pages}>
        {({ pages: read }) => {
          const items = read.flatMap(({ items: some }) => some);
          if (items.length === 0) return <Empty title={t.noneSent}>{t.noneSentLead}</Empty>;
          return (
            <>
              <ul className="flex flex-col gap-4">
                {items.map((thanks) => (
                  <li key={thanks.id}>
                    <SentThanks thanks={thanks} />
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
