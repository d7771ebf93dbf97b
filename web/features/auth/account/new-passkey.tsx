import { startRegistration } from '@simplewebauthn/browser';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './account.texts';
import { deviceName } from './device-name';

export function NewPasskey({ onDone }: { onDone: () => void }) {
  const t = useText(texts);
  const { http } = useApi();
  const memory = useQueryClient();
  const { say } = useToast();
  const [label, setLabel] = useState(deviceName(navigator.userAgent) ?? '');
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
      say(t.passkeyAdded);
      onDone();
      await memory.invalidateQueries();
    } catch (failure) {
      if (failure instanceof Error && failure.name !== 'ConnectionLost') setRefused(true);
      else setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void add(event)} className="flex flex-col gap-4">
      <TextField
        label={t.passkeyLabel}
        hint={t.passkeyHint}
        value={label}
        onChange={setLabel}
        maxLength={60}
        required
        autoFocus
      />
      {refused && (
        <Notice kind="error" title={t.passkeyFailed} live>
          <p>{t.passkeyFailedLead}</p>
        </Notice>
      )}
      <ProblemNotice error={error} />
      <div>
        <Button type="submit" busy={busy}>
          {t.addPasskey}
        </Button>
      </div>
    </form>
  );
}
