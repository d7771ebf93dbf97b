import { type FormEvent, useState } from 'react';
import { hasCode } from '../../../shared/api/problem';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { RadioField } from '../../../shared/ui/choice-field';
import { LinkButton } from '../../../shared/ui/link';
import { Notice } from '../../../shared/ui/notice';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { goOn } from '../go-on';
import { texts } from './recover.texts';

const HAS = ['nothing', 'app', 'written', 'lost', 'confirmed'] as const;

/** The same letter serves those who have their second factor, those who lost it, and those who were confirmed since. */
export function ResetForm({ token }: { token: string }) {
  const t = useText(texts);
  const [has, setHas] = useState<(typeof HAS)[number]>('nothing');
  const [password, setPassword] = useState('');
  const [second, setSecond] = useState('');
  const reset = useCommand('post', '/api/v1/auth/recovery/reset', { onDone: () => goOn('/home') });
  const finish = useCommand('post', '/api/v1/auth/recovery/finish', { onDone: () => goOn('/account') });
  const lost = useCommand('post', '/api/v1/auth/recovery/lost');
  const asked = { lost, confirmed: finish, nothing: reset, app: reset, written: reset }[has];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const shown = { app: { code: second.replace(/\s/g, '') }, written: { recoveryCode: second.trim() } };
    if (has === 'lost') lost.mutate({ body: { token } });
    else if (has === 'confirmed') finish.mutate({ body: { token, password } });
    else reset.mutate({ body: { token, password, ...(has === 'nothing' ? {} : shown[has]) } });
  };

  if (lost.isSuccess)
    return (
      <Notice kind="success" title={t.lostSent} live>
        <p>{t.lostNext}</p>
      </Notice>
    );
  if (hasCode(asked.error, 'link_not_valid'))
    return (
      <ProblemNotice error={asked.error}>
        <div>
          <LinkButton href="/recover" kind="secondary" size="sm">
            {t.newLink}
          </LinkButton>
        </div>
      </ProblemNotice>
    );
  return (
    <form onSubmit={submit} className="flex flex-col gap-6">
      <RadioField
        label={t.has}
        value={has}
        onChange={(chosen) => {
          setHas(chosen);
          setSecond('');
        }}
        options={HAS.map((value) => ({ value, label: t.hasOf[value] }))}
      />
      {(has === 'app' || has === 'written') && (
        <TextField
          key={has}
          label={has === 'app' ? t.code : t.recoveryCode}
          inputMode={has === 'app' ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          value={second}
          onChange={setSecond}
          required
        />
      )}
      {has === 'lost' ? (
        <p>{t.lostLead}</p>
      ) : (
        <TextField
          label={t.password}
          hint={t.passwordHint}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          required
        />
      )}
      <ProblemNotice error={asked.error}>
        {hasCode(asked.error, 'code_wrong') && has === 'nothing' && <p>{t.appNeeded}</p>}
      </ProblemNotice>
      <div>
        <Button type="submit" size="lg" busy={asked.isPending || asked.isSuccess}>
          {has === 'lost' ? t.lostDo : t.set}
        </Button>
      </div>
    </form>
  );
}
