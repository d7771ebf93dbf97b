import { type FormEvent, useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './account.texts';

export function PasswordSection() {
  const t = useText(texts);
  const { say } = useToast();
  const [password, setPassword] = useState('');
  const set = useCommand('post', '/api/v1/auth/password', {
    onDone: () => {
      setPassword('');
      say(t.passwordSet);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate({ body: { password } });
  };
  return (
    <Section title={t.password}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t.newPassword}
          hint={t.passwordLead}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          required
          error={fieldError(set.error, 'password')}
        />
        <ProblemNotice error={set.error} />
        <div>
          <Button type="submit" kind="secondary" busy={set.isPending}>
            {t.setPassword}
          </Button>
        </div>
      </form>
    </Section>
  );
}
