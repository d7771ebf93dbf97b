import { type FormEvent, useState } from 'react';
import { useText } from '../../shared/i18n/texts';
import { Button } from '../../shared/ui/button';
import { TextField } from '../../shared/ui/text-field';
import { texts } from './confirm-first.texts';

interface Props {
  /** Whether the authenticator's digits are asked for too. */
  withCode: boolean;
  busy: boolean;
  onGiven: (given: { password: string; code?: string; recoveryCode?: string }) => void;
}

export function PasswordAgain({ withCode, busy, onGiven }: Props) {
  const t = useText(texts);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [written, setWritten] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const second = written ? { recoveryCode: code.trim() } : { code: code.replace(/\s/g, '') };
    onGiven({ password, ...(withCode ? second : {}) });
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
          key={String(written)}
          label={written ? t.recoveryCode : t.code}
          inputMode={written ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          required
        />
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Button type="submit" kind="secondary" busy={busy}>
          {t.confirm}
        </Button>
        {withCode && (
          <Button
            kind="plain"
            size="sm"
            onPress={() => {
              setWritten(!written);
              setCode('');
            }}
          >
            {written ? t.useCode : t.useRecovery}
          </Button>
        )}
      </div>
    </form>
  );
}
