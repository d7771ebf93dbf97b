import { lazy, Suspense } from 'react';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { useHome } from '../use-home';
import { BalanceAge } from './balance-age';
import { ExpiryGroups } from './expiry-groups';
import { NextToLapse } from './next-to-lapse';
import { useWallet, type WalletBalance } from './use-wallet';
import { texts } from './wallet.texts';

const ActivationAsked = lazy(async () => ({ default: (await import('./activation-asked')).ActivationAsked }));
const LatestThanks = lazy(async () => ({ default: (await import('./latest-thanks')).LatestThanks }));

/** The first screen: what one has, what lapses next, and the two things that one does with it. */
export function WalletPage() {
  const t = useText(texts);
  const wallet = useWallet();
  const { balance, error, age, askAgain } = wallet;
  return (
    <Page title={t.title} narrow>
      <Loaded of={{ data: balance, error, isPending: age === 'asked', refetch: askAgain }}>
        {(held) => (
          <>
            <Total held={held} />
            <BalanceAge wallet={wallet} />
            <WhatToDo held={held} />
            {held.nextToLapse && <NextToLapse notes={held.nextToLapse} today={held.asOf} />}
            <Suspense>
              <ActivationAsked empty={held.notes === 0} />
            </Suspense>
            <ExpiryGroups held={held} />
            <Suspense>
              <LatestThanks />
            </Suspense>
          </>
        )}
      </Loaded>
      <LinkButton to="more" kind="plain" wide>
        {t.more}
      </LinkButton>
    </Page>
  );
}

function Total({ held }: { held: WalletBalance }) {
  const t = useText(texts);
  const { yen } = useFormat();
  return (
    <p className="flex flex-wrap items-baseline gap-x-4">
      <span className="w-full text-solid-gray-700">{t.usable}</span>
      <strong className="text-5xl leading-tight font-bold tabular-nums">{yen(held.amount)}</strong>
      <span className="text-xl font-bold tabular-nums">{t.notes(held.notes)}</span>
    </p>
  );
}

/** Whoever may give has come to give; for others the shop comes first. */
function WhatToDo({ held }: { held: WalletBalance }) {
  const t = useText(texts);
  const gives = held.givable.notes > 0;
  const home = useHome();
  return (
    <div className={`grid gap-3 ${gives ? 'grid-cols-1 min-[22rem]:grid-cols-2' : ''}`}>
      {gives && (
        <LinkButton to={`${home}/thanks/give`} size="lg" wide>
          {t.give}
        </LinkButton>
      )}
      <LinkButton to={`${home}/pay`} size="lg" kind={gives ? 'secondary' : 'primary'} wide>
        {t.pay}
      </LinkButton>
    </div>
  );
}
