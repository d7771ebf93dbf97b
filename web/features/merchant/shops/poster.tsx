import { useState } from 'react';
import { addressOf } from '../../../shared/api/client';
import { hasCode } from '../../../shared/api/problem';
import { useApi, useGrantId } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { QrCode } from '../../../shared/ui/qr-code';
import { Section } from '../../../shared/ui/section';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './shops.texts';

/** The poster that customers scan with their own phones. */
export function Poster({ shopId, mayChange }: { shopId: string; mayChange: boolean }) {
  const t = useText(texts);
  const { instant } = useFormat();
  const { say } = useToast();
  const grantId = useGrantId();
  const [asking, setAsking] = useState<'renew' | 'end'>();
  const path = { params: { path: { id: shopId } } };
  const poster = useApi().useQuery('get', '/api/v1/shops/{id}/poster', path);
  const none = hasCode(poster.error, 'no_poster', 'poster_not_drawable');
  const refresh = ['/api/v1/shops/{id}/poster'];
  const close = () => setAsking(undefined);
  const make = useCommand('post', '/api/v1/shops/{id}/posters', {
    refresh,
    onDone: () => (close(), say(t.posterMade)),
  });
  const end = useCommand('delete', '/api/v1/shops/{id}/poster', {
    refresh,
    onDone: () => (close(), say(t.posterEnded)),
  });
  return (
    <Section title={t.poster} lead={<p>{t.posterLead}</p>}>
      {none ? (
        <>
          <p className="text-solid-gray-700">{t.posterNone}</p>
          <ProblemNotice error={make.error} />
          {mayChange && (
            <div>
              <Button onPress={() => make.mutate(path)} busy={make.isPending}>
                {t.posterMake}
              </Button>
            </div>
          )}
        </>
      ) : (
        <Loaded of={poster}>
          {({ address, madeAt }) => (
            <>
              <div className="flex flex-wrap items-center gap-6 rounded-12 border border-solid-gray-300 p-4">
                <div className="w-56 max-w-full">
                  <QrCode text={address} alt={t.posterCode} />
                </div>
                <div className="flex min-w-0 flex-1 basis-48 flex-col gap-3">
                  <p>{t.posterScreen}</p>
                  <p className="text-sm text-solid-gray-700">{t.posterMadeAt(instant(madeAt))}</p>
                </div>
              </div>
              <div className="flex flex-wrap gap-3">
                <LinkButton href={addressOf(grantId, `/api/v1/shops/${shopId}/poster.pdf`)} download>
                  {t.posterPrint}
                </LinkButton>
                {mayChange && (
                  <>
                    <Button kind="secondary" onPress={() => setAsking('renew')}>
                      {t.posterRenew}
                    </Button>
                    <Button kind="plain" onPress={() => setAsking('end')}>
                      {t.posterEnd}
                    </Button>
                  </>
                )}
              </div>
            </>
          )}
        </Loaded>
      )}
      <ConfirmDialog
        title={t.posterRenewTitle}
        open={asking === 'renew'}
        action={t.posterRenew}
        busy={make.isPending}
        error={make.error}
        onClose={close}
        onConfirm={() => make.mutate(path)}
      >
        <p>{t.posterRenewLead}</p>
      </ConfirmDialog>
      <ConfirmDialog
        title={t.posterEndTitle}
        open={asking === 'end'}
        danger
        action={t.posterEnd}
        busy={end.isPending}
        error={end.error}
        onClose={close}
        onConfirm={() => end.mutate(path)}
      >
        <p>{t.posterEndLead}</p>
      </ConfirmDialog>
    </Section>
  );
}
