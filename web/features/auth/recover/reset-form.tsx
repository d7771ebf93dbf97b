import { type FormEvent, useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { TextField } from '../../../shared/ui/text-field';
import { goOn } from '../go-on';
import { texts } from './recover.texts';

/** The same letter serves those who have their second factor, those who lost it, and those who were confirmed since. */
export function ResetForm({ token }: { token: string }) {
  const t = useText(texts);
  const [password, setPassword] = useState('');
  const [written, setWritten] = useState(false);
  const [second, setSecond] = useState('');
  const reset = useCommand('post', '/api/v1/auth/recovery/reset', { onDone: () => goOn('/home') });
  const finish = useCommand('post', '/api/v1/auth/recovery/finish', { onDone: () => goOn('/account') });
  const lost = useCommand('post', '/api/v1/auth/recovery/lost');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const shown = second.trim() && (written ? { recoveryCode: second.trim() } : { code: second.replace(/\s/g, '') });
    reset.mutate({ body: { token, password, ...(shown || {}) } });
  };
  return (
    <>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t.password}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          required
          error={fieldError(reset.error, 'password')}
        />
        <TextField
          label={written ? t.recoveryCode : t.code}
          hint={t.codeHint}
          inputMode={written ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          value={second}
          onChange={setSecond}
        />
        <ProblemNotice error={reset.error ?? finish.error} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" size="lg" busy={reset.isPending}>
            {t.set}
          </Button>
          <Button kind="plain" onPress={() => setWritten(!written)}>
            {written ? t.code : t.useRecovery}
          </Button>
        </div>
      </form>
      <Section title={t.lost} lead={<p>{t.lostLead}</p>}>
        {lost.isSuccess && <Notice kind="success" title={t.lostSent} live />}
        <ProblemNotice error={lost.error} />
        <div className="flex flex-wrap gap-3">
          <Button kind="secondary" busy={lost.isPending} onPress={() => lost.mutate({ body: { token } })}>
            {t.lostDo}
          </Button>
          <Button
            kind="plain"
            busy={finish.isPending}
            isDisabled={password === ''}
            onPress={() => finish.mutate({ body: { token, password } })}
          >
            {t.finishDo}
          </Button>
        </div>
        <p className="text-sm text-solid-gray-700">{t.finish}</p>
      </Section>
    </>
  );
}
