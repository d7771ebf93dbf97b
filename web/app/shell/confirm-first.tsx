import { startAuthentication } from '@simplewebauthn/browser';
import { type FormEvent, useState } from 'react';
import { apiOf } from '../../shared/api/client';
import { useText } from '../../shared/i18n/texts';
import { sessionEnded } from '../../shared/session/session-ended';
import { useAccount } from '../../shared/session/use-account';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { Loaded } from '../../shared/ui/loaded';
import { Notice } from '../../shared/ui/notice';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { texts } from './confirm-first.texts';
import { PasswordAgain } from './password-again';

/** Who it is, shown once more, by what the account has: a passkey, a password, or else a new sign-in by mail. */
export function ConfirmFirstDialog({ onAnswer }: { onAnswer: (confirmed: boolean) => void }) {
  const t = useText(texts);
  const account = useAccount();
  const [error, setError] = useState<unknown>();
  const [refused, setRefused] = useState(false);
  const [busy, setBusy] = useState(false);

  async function tried(trying: () => Promise<{ error?: unknown }>) {
    setBusy(true);
    setError(undefined);
    setRefused(false);
    try {
      const { error: refusal } = await trying();
      if (refusal) setError(refusal);
      else onAnswer(true);
    } catch (failure) {
      if (failure instanceof Error && failure.name !== 'ConnectionLost') setRefused(true);
      else setError(failure);
    } finally {
      setBusy(false);
    }
  }

  const byPasskey = () =>
    tried(async () => {
      const asked = await apiOf().http.POST('/api/v1/auth/confirm/passkey/options', {});
      if (!asked.data) return asked;
      const response = await startAuthentication({ optionsJSON: asked.data.publicKey as never });
      return apiOf().http.POST('/api/v1/auth/confirm/passkey', { body: { credential: response as never } });
    });

  const byMail = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await apiOf().http.POST('/api/v1/auth/sign-out', {});
    sessionEnded();
  };

  return (
    <Dialog title={t.title} open onClose={() => onAnswer(false)} firm>
      <p>{t.lead}</p>
      {refused && <Notice kind="error" title={t.refused} live />}
      <ProblemNotice error={error} />
      <Loaded of={account}>
        {({ ways, secondFactor }) => {
          const byPassword = ways.password && (!secondFactor || ways.authenticatorApp);
          return (
            <>
              {ways.passkeys > 0 && (
                <Button onPress={() => void byPasskey()} busy={busy}>
                  {t.passkey}
                </Button>
              )}
              {ways.passkeys > 0 && byPassword && <p className="text-center text-sm text-solid-gray-700">{t.or}</p>}
              {byPassword && (
                <PasswordAgain
                  withCode={secondFactor}
                  busy={busy}
                  onGiven={(body) => void tried(() => apiOf().http.POST('/api/v1/auth/confirm', { body }))}
                />
              )}
              {ways.passkeys === 0 && !byPassword && (
                <form onSubmit={(event) => void byMail(event)} className="flex flex-col gap-4">
                  <p>{t.byMailLead}</p>
                  <Button type="submit" busy={busy}>
                    {t.byMail}
                  </Button>
                </form>
              )}
            </>
          );
        }}
      </Loaded>
      <Button kind="plain" onPress={() => onAnswer(false)}>
        {t.cancel}
      </Button>
    </Dialog>
  );
}
