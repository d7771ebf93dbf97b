import { useText } from '../../../shared/i18n/texts';
import { useCity } from '../../../shared/session/use-me';
import { Button } from '../../../shared/ui/button';
import { Loaded } from '../../../shared/ui/loaded';
import { QrCode } from '../../../shared/ui/qr-code';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './link-share.texts';

/** The ways in which a gift link comes to whom it is for: shown, copied, or sent by what the phone has. */
export function LinkShare({ secret }: { secret: string }) {
  const t = useText(texts);
  const { say } = useToast();
  const city = useCity();
  return (
    <Loaded of={city}>
      {({ code }) => {
        const address = `${location.origin}/claim/${encodeURIComponent(code)}/${secret}`;
        return (
          <div className="flex flex-col gap-4">
            <div className="mx-auto w-full max-w-64">
              <QrCode text={address} alt={t.qr} />
            </div>
            <p className="text-center text-solid-gray-800">{t.qrLead}</p>
            {'share' in navigator && (
              <Button
                wide
                onPress={() =>
                  // Who closes the sheet without sending has changed his or her mind.
                  void navigator.share({ title: t.shareTitle, text: t.shareText, url: address }).catch(() => undefined)
                }
              >
                {t.share}
              </Button>
            )}
            <div>
              <p className="text-sm text-solid-gray-700">{t.link}</p>
              <p className="rounded-8 border border-solid-gray-420 px-3 py-2 text-sm break-all select-all">{address}</p>
            </div>
            <Button
              kind="secondary"
              wide
              onPress={() => void navigator.clipboard.writeText(address).then(() => say(t.copied))}
            >
              {t.copy}
            </Button>
          </div>
        );
      }}
    </Loaded>
  );
}
