import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './account.texts';

export function NewPasskey() {
  const t = useText(texts);
  const { http } = useApi();
  const memory = useQueryClient();
  const [label, setLabel] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const [error, setError] = useState<unknown>();

  async function add(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRefused(false);
    setError(undefined);
    try {
      const asked = await http.POST('/api/v1/auth/passkeys/options', {});
      if (!asked.data) return setError(asked.error);
      const credential = await startRegistration({ optionsJSON: asked.data.publicKey as never });
      const { error: refusal } = await http.POST('/api/v1/auth/passkeys', {
        body: { label, credential: credential as never },
      });
      if (refusal) return setError(refusal);
      setLabel('');
      await memory.invalidateQueries();
    } catch (failure) {
      if (failure instanceof Error && failure.name !== 'ConnectionLost') setRefused(true);
      else setError(failure);
    } finally {
      setBusy(false);
    }
  }

  if (!browserSupportsWebAuthn()) return null;
  return (
    <form onSubmit={(event) => void add(event)} className="flex flex-col gap-4">
      <TextField label={t.passkeyLabel} value={label} onChange={setLabel} maxLength={60} required />
      {refused && <Notice kind="error" title={t.passkeyFailed} live />}
      <ProblemNotice error={error} />
      <div>
        <Button type="submit" kind="secondary" busy={busy}>
          {t.addPasskey}
        </Button>
      </div>
    </form>
  );
}
