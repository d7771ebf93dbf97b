import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser';
import { useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import type { Answer } from './answer';
import { texts } from './sign-in.texts';

export function PasskeyDoor({ onAnswer }: { onAnswer: (answer: Answer) => void }) {
  const t = useText(texts);
  const { http } = useApi();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [refused, setRefused] = useState(false);

  async function signIn() {
    setBusy(true);
    setRefused(false);
    setError(undefined);
    try {
      const asked = await http.POST('/api/v1/auth/sign-in/passkey/options', { body: {} });
      if (!asked.data) return setError(asked.error);
      const credential = await startAuthentication({ optionsJSON: asked.data.publicKey as never });
      const { data, error: refusal } = await http.POST('/api/v1/auth/sign-in/passkey', {
        body: { credential: credential as never },
      });
      if (data) onAnswer(data);
      else setError(refusal);
    } catch (failure) {
      if (failure instanceof Error && failure.name !== 'ConnectionLost') setRefused(true);
      else setError(failure);
    } finally {
      setBusy(false);
    }
  }

  if (!browserSupportsWebAuthn()) return null;
  return (
    <>
      {refused && (
        <Notice kind="error" title={t.passkeyFailed} live>
          <p>{t.passkeyFailedLead}</p>
        </Notice>
      )}
      <ProblemNotice error={error}>
        <p>{t.passkeyFailedLead}</p>
      </ProblemNotice>
      <Button kind="secondary" size="lg" wide busy={busy} onPress={() => void signIn()}>
        {t.passkey}
      </Button>
      <p className="text-sm text-solid-gray-700">{t.passkeyLead}</p>
    </>
  );
}
