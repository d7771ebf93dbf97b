import { type FormEvent, useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { Card } from '../../../shared/ui/card';
import { TextLink } from '../../../shared/ui/link';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { TextField } from '../../../shared/ui/text-field';
import type { Answer } from './sign-in.page';
import { texts } from './sign-in.texts';

export function PasswordForm({ onAnswer }: { onAnswer: (answer: Answer) => void }) {
  const t = useText(texts);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useCommand('post', '/api/v1/auth/sign-in', { onDone: onAnswer });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ body: { email, password } });
  };
  return (
    <Card>
      <Section title={t.passwordTitle}>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <TextField label={t.email} type="email" autoComplete="username" value={email} onChange={setEmail} required />
          <TextField
            label={t.password}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            required
          />
          <ProblemNotice error={signIn.error} />
          <Button type="submit" kind="secondary" size="lg" wide busy={signIn.isPending}>
            {t.signIn}
          </Button>
          <p>
            <TextLink to="/recover">{t.forgotten}</TextLink>
          </p>
        </form>
      </Section>
    </Card>
  );
}
