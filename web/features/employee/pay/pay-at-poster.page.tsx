import { useState } from 'react';
import { useParams } from 'react-router';
import { addressOf } from '../../../shared/api/client';
import { useCommand } from '../../../shared/api/use-command';
import { isConnectionLost, useApi, useGrantId } from '../../../shared/api/use-api';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Empty } from '../../../shared/ui/empty';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { noteSizes } from '../notes/note-sizes';
import { type ChosenNotes, NoteStepper } from '../notes/note-stepper';
import { ShopPhoto } from '../shops/shop-photo';
import { useHome } from '../use-home';
import { useWallet, type WalletBalance } from '../wallet/use-wallet';
import { OnlineOnly } from './online-only';
import { Paid } from './paid';
import { texts } from './pay.texts';

/** Whoever scanned a poster sees whose it is, says how many notes, and pays. */
export function PayAtPosterPage() {
  const t = useText(texts);
  const home = useHome();
  const { token = '' } = useParams();
  const grantId = useGrantId();
  const poster = useApi().useQuery('get', '/api/v1/posters/{token}', { params: { path: { token } } });
  const { balance, error, age, askAgain } = useWallet();
  const payment = useCommand('post', '/api/v1/posters/{token}/redemptions', {
    refresh: ['/api/v1/wallet'],
    onDone: () => navigator.vibrate?.([80, 60, 160]),
  });
  if (payment.data) return <Paid receipt={payment.data} />;
  return (
    <Page title={t.posterTitle} back={{ to: `${home}/pay`, label: t.back }} narrow>
      <OnlineOnly begun={payment.isPending || payment.isError}>
        <Loaded of={poster}>
          {({ shop, merchantName, area, photo, dailyCapNotes, noteYen }) => (
            <>
              <div className="flex flex-col gap-3 overflow-hidden rounded-12 border border-solid-gray-300 bg-white">
                <ShopPhoto
                  address={photo && addressOf(grantId, photo)}
                  alt={t.photo(shop.name)}
                  none={t.noPhoto}
                  large
                />
                <div className="px-4 pb-4">
                  <p className="text-2xl leading-snug font-bold">{shop.name}</p>
                  <p className="text-solid-gray-700">{[merchantName, area].join('・')}</p>
                </div>
              </div>
              <p>{t.posterCheck}</p>
              <Loaded of={{ data: balance, error, isPending: age === 'asked', refetch: askAgain }}>
                {(held) => (
                  <Amount
                    held={held}
                    noteYen={noteYen}
                    cap={dailyCapNotes}
                    shop={shop.name}
                    busy={payment.isPending}
                    error={payment.error}
                    onAnew={payment.reset}
                    onPay={(body) => payment.mutate({ params: { path: { token } }, body })}
                  />
                )}
              </Loaded>
            </>
          )}
        </Loaded>
      </OnlineOnly>
    </Page>
  );
}

interface AmountProps {
  held: WalletBalance;
  noteYen: number;
  cap: number | null;
  shop: string;
  busy: boolean;
  error: unknown;
  onAnew: () => void;
  onPay: (wanted: ChosenNotes) => void;
}

function Amount({ held, noteYen, cap, shop, busy, error, onAnew, onPay }: AmountProps) {
  const t = useText(texts);
  const { yen } = useFormat();
  const sizes = noteSizes(held, 'spend');
  const first = sizes.find((size) => size.noteYen === noteYen) ?? sizes[0];
  const [wanted, setWanted] = useState<ChosenNotes>();
  const [sure, setSure] = useState(false);
  if (!first) return <Empty title={t.nothing}>{t.nothingLead}</Empty>;
  const chosen = wanted ?? { notes: 1, noteYen: first.noteYen };
  return (
    <>
      <NoteStepper label={t.howMany} sizes={sizes} value={chosen} onChange={setWanted} cap={cap} />
      <p className="text-solid-gray-800">
        {t.noChange} {cap !== null && t.cap(cap)}
      </p>
      <Button size="lg" wide onPress={() => setSure(true)}>
        {t.check}
      </Button>
      <ConfirmDialog
        title={t.confirm(shop, yen(chosen.notes * chosen.noteYen))}
        open={sure}
        onClose={() => {
          onAnew();
          setSure(false);
        }}
        action={t.pay}
        busy={busy}
        error={error}
        onConfirm={() => onPay(chosen)}
      >
        <p>{isConnectionLost(error) ? t.lostLead : t.confirmLead(chosen.notes)}</p>
      </ConfirmDialog>
    </>
  );
}
