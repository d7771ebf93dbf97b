import type { ReactNode } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { Empty } from '../../../shared/ui/empty';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { MoreOf } from '../more-of';
import { useHome } from '../use-home';
import type { Thanks } from './thanks-card';
import { ThanksTabs } from './thanks-tabs';
import { texts } from './thanks.texts';
import { useThanks } from './use-thanks';

interface Props {
  box: 'received' | 'sent';
  shows?: (thanks: Thanks) => boolean;
  /** What is said where there are none. */
  none: string;
  noneLead: string;
  card: (thanks: Thanks) => ReactNode;
}

/** The own thanks of one side, below the way to give more. */
export function ThanksList({ box, shows = () => true, none, noneLead, card }: Props) {
  const t = useText(texts);
  const home = useHome();
  const pages = useThanks(box);
  return (
    <Page title={t.title} narrow>
      <LinkButton to={`${home}/thanks/give`} size="lg" wide>
        {t.give}
      </LinkButton>
      <ThanksTabs />
      <Loaded of={pages}>
        {({ pages: read }) => {
          const items = read.flatMap(({ items: some }) => some).filter(shows);
          if (items.length === 0 && !pages.hasNextPage) return <Empty title={none}>{noneLead}</Empty>;
          return (
            <>
              <ul className="flex flex-col gap-4">
                {items.map((thanks) => (
                  <li key={thanks.id}>{card(thanks)}</li>
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
