import { startAuthentication } from '@simplewebauthn/browser';
import { type FormEvent, useState } from 'react';
import { apiOf } from '../../shared/api/client';
import { useText } from '../../shared/i18n/texts';
import { Button } from '../../shared/ui/button';
import { Dialog } from '../../shared/ui/dialog';
import { Notice } from '../../shared/ui/notice';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { TextField } from '../../shared/ui/text-field';
import { texts } from './confirm-first.texts';

/** Who it is, shown once more: by a passkey, or by password and, where it is set up, the authenticator's digits. */
export function ConfirmFirstDialog({ onAnswer }: { onAnswer: (confirmed: boolean) => void }) {
  const t = useText(texts);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
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
      if (failure instanceof DOMException) setRefused(true);
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

  const byPassword = (event: FormEvent) => {
    event.preventDefault();
    void tried(() => apiOf().http.POST('/api/v1/auth/confirm', { body: { password, ...(code ? { code } : {}) } }));
  };

  return (
    <Dialog title={t.title} open onClose={() => onAnswer(false)} firm>
      <p>{t.lead}</p>
      <Button onPress={() => void byPasskey()} isDisabled={busy}>
        {t.passkey}
      </Button>
      <p className="text-center text-sm text-solid-gray-700">{t.or}</p>
      <form onSubmit={byPassword} className="flex flex-col gap-4">
        <TextField
          label={t.password}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          required
        />
        <TextField
          label={t.code}
          hint={t.codeHint}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
        />
        {refused && <Notice kind="error" title={t.refused} live />}
        <ProblemNotice error={error} />
        <p className="text-sm text-solid-gray-700">{t.noPassword}</p>
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button kind="plain" onPress={() => onAnswer(false)}>
            {t.cancel}
          </Button>
          <Button type="submit" kind="secondary" busy={busy}>
            {t.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
