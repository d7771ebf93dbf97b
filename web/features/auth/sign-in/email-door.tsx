import { type FormEvent, useState } from 'react';
import { useCommand } from '../../../shared/api/use-command';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Card } from '../../../shared/ui/card';
import { TextLink } from '../../../shared/ui/link';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { keepNext } from '../go-on';
import type { Answer } from './answer';
import { LinkSent } from './link-sent';
import { texts } from './sign-in.texts';

const KEPT_WAY = 'sankyu-by-password';

/** By the own address: a mailed link for everybody, or the password of those who have set one. */
export function EmailDoor({ onAnswer }: { onAnswer: (answer: Answer) => void }) {
  const t = useText(texts);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [byPassword, setByPassword] = useState(() => localStorage.getItem(KEPT_WAY) !== null);
  const ask = useCommand('post', '/api/v1/auth/links');
  const signIn = useCommand('post', '/api/v1/auth/sign-in', {
    onDone: (answer) => {
      localStorage.setItem(KEPT_WAY, '1');
      onAnswer(answer);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (byPassword) signIn.mutate({ body: { email, password } });
    else {
      keepNext();
      ask.mutate({ body: { email } });
    }
  };
  const change = () => {
    localStorage.removeItem(KEPT_WAY);
    signIn.reset();
    ask.reset();
    setByPassword(!byPassword);
  };
  if (ask.isSuccess) return <LinkSent email={email} onAgain={() => ask.reset()} />;
  return (
    <Card>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label={t.email}
          {...(byPassword ? {} : { hint: t.linkLead })}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          required
          error={fieldError(ask.error, 'email')}
        />
        {byPassword && (
          <TextField
            label={t.password}
            type="password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            required
          />
        )}
        <ProblemNotice error={byPassword ? signIn.error : ask.error}>
          {byPassword && <p>{t.passwordFailed}</p>}
        </ProblemNotice>
        <Button type="submit" size="lg" wide busy={ask.isPending || signIn.isPending || signIn.isSuccess}>
          {byPassword ? t.signIn : t.sendLink}
        </Button>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <Button kind="plain" size="sm" onPress={change}>
            {byPassword ? t.useLinkInstead : t.usePassword}
          </Button>
          {byPassword && <TextLink to="/recover">{t.forgotten}</TextLink>}
        </div>
      </form>
    </Card>
  );
}
