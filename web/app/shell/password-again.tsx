import { type FormEvent, useState } from 'react';
import { useText } from '../../shared/i18n/texts';
import { Button } from '../../shared/ui/button';
import { TextField } from '../../shared/ui/text-field';
import { texts } from './confirm-first.texts';

interface Props {
  /** Whether the authenticator's digits are asked for too. */
  withCode: boolean;
  busy: boolean;
  onGiven: (given: { password: string; code?: string }) => void;
}

export function PasswordAgain({ withCode, busy, onGiven }: Props) {
  const t = useText(texts);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGiven({ password, ...(withCode ? { code: code.replace(/\s/g, '') } : {}) });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={t.password}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        required
      />
      {withCode && (
        <TextField
          label={t.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          required
        />
      )}
      <Button type="submit" kind="secondary" busy={busy}>
        {t.confirm}
      </Button>
    </form>
  );
}
