import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Dialog } from '../../../shared/ui/dialog';
import { useNow } from '../use-now';
import { LinkShare } from './link-share';
import { texts } from './sent.texts';
import { TakeBackDialog } from './take-back-dialog';
import { type Thanks, ThanksCard } from './thanks-card';

const OFTEN_MS = 5_000;
/** A person's open links are few; older ones were claimed or have come back. */
const LINKS = { params: { query: { limit: 100 } } };

/** Thanks that one gave, with what can still be done about them. */
export function SentThanks({ thanks }: { thanks: Thanks }) {
  const t = useText(texts);
  const { time, instant } = useFormat();
  const now = useNow(OFTEN_MS);
  const [asked, setAsked] = useState<'back' | 'link'>();
  const unclaimed = thanks.claimLinkId !== null && thanks.receiver === null && !thanks.takenBack;
  const links = useApi().useQuery('get', '/api/v1/wallet/claim-links', LINKS, { enabled: unclaimed });
  const link = unclaimed ? links.data?.items.find(({ id }) => id === thanks.claimLinkId) : undefined;
  const inTime = thanks.takeBackUntil !== null && Date.parse(thanks.takeBackUntil) > now;
  const open = link?.state === 'open' && link.secret !== null ? { ...link, secret: link.secret } : undefined;
  return (
    <ThanksCard thanks={thanks} side="sent" returned={link?.state === 'empty' ? t.linkEmpty : undefined}>
      {inTime && thanks.takeBackUntil !== null && (
        <p className="text-sm text-solid-gray-700">{t.takeBackUntil(time(thanks.takeBackUntil))}</p>
      )}
      {open && <p className="text-sm text-solid-gray-700">{t.linkUntil(instant(open.returnsAt))}</p>}
      {(inTime || open) && (
        <div className="flex flex-wrap gap-3">
          {open && (
            <Button kind="secondary" size="sm" onPress={() => setAsked('link')}>
              {t.showLink}
            </Button>
          )}
          <Button kind="secondary" size="sm" onPress={() => setAsked('back')}>
            {t.takeBack}
          </Button>
        </div>
      )}
      <TakeBackDialog thanks={thanks} open={asked === 'back'} onClose={() => setAsked(undefined)} />
      {open && (
        <Dialog title={t.linkTitle} open={asked === 'link'} onClose={() => setAsked(undefined)}>
          <LinkShare secret={open.secret} />
        </Dialog>
      )}
    </ThanksCard>
  );
}
