import { useEffect, useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { useHome } from '../use-home';
import { useNow } from '../use-now';
import { CardPicture } from './cards';
import './given.css';
import { texts } from './given.texts';
import { LinkShare } from './link-share';
import { TakeBackDialog } from './take-back-dialog';

type Schemas = components['schemas'];
export type Gift =
  { kind: 'person'; thanks: Schemas['ThanksAnswer'] } | { kind: 'link'; link: Schemas['ClaimLinkAnswer'] };

const OFTEN_MS = 5_000;

/** It was given: a moment to be glad, and the way back for who chose wrongly. */
export function Given({ gift, onAnother }: { gift: Gift; onAnother: () => void }) {
  const t = useText(texts);
  const { yen, time, instant } = useFormat();
  const home = useHome();
  const now = useNow(OFTEN_MS);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    scrollTo({ top: 0 });
  }, []);
  const byName = gift.kind === 'person';
  const { notes, amount, message, card } = byName ? gift.thanks : gift.link;
  const canTakeBack = !byName || Date.parse(gift.thanks.takeBackUntil) > now;
  const back = byName
    ? { id: gift.thanks.id, claimLinkId: null, receiver: gift.thanks.receiver, amount }
    : { id: gift.link.thanksId, claimLinkId: gift.link.id, receiver: null, amount };
  return (
    <Page
      title={byName ? t.title : t.linkTitle}
      lead={<p role="status">{byName ? t.toPerson(gift.thanks.receiver?.name ?? '') : t.linkLead}</p>}
      narrow
    >
      <div className="given-sky -m-2 flex flex-col gap-6 p-2">
        {Array.from({ length: 6 }, (_, petal) => (
          <i key={petal} className="given-petal" aria-hidden="true" />
        ))}
        <div className="given-card overflow-hidden rounded-12 border border-solid-gray-300 bg-white shadow-2">
          <CardPicture card={card} />
          <div className="flex flex-col gap-2 p-4">
            {message && <p className="text-lg font-bold whitespace-pre-wrap">{message}</p>}
            <p className="text-right text-xl font-bold tabular-nums">{t.amount(notes, yen(amount))}</p>
          </div>
        </div>
        {!byName && gift.link.secret !== null && <LinkShare secret={gift.link.secret} />}
      </div>
      <div className="flex flex-col gap-3">
        <LinkButton to={home} size="lg" wide>
          {t.home}
        </LinkButton>
        <Button kind="secondary" wide onPress={onAnother}>
          {t.another}
        </Button>
      </div>
      {canTakeBack && (
        <div className="flex flex-col items-start gap-2 border-t border-solid-gray-300 pt-4">
          <p className="text-solid-gray-800">
            {byName ? t.until(time(gift.thanks.takeBackUntil)) : t.returns(instant(gift.link.returnsAt))}
          </p>
          <Button kind="plain" onPress={() => setAsked(true)}>
            {t.takeBack}
          </Button>
          <TakeBackDialog thanks={back} open={asked} onClose={() => setAsked(false)} onTakenBack={onAnother} />
        </div>
      )}
    </Page>
  );
}
