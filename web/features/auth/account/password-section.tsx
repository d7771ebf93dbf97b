import { type FormEvent, useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { TextField } from '../../../shared/ui/text-field';
import { useToast } from '../../../shared/ui/toast';
import { texts } from './account.texts';
import { Unfolding } from './unfolding';

export function PasswordSection({ isSet }: { isSet: boolean }) {
  const t = useText(texts);
  const { say } = useToast();
  const [password, setPassword] = useState('');
  const set = useCommand('post', '/api/v1/auth/password');
  const submit = (event: FormEvent, fold: () => void) => {
    event.preventDefault();
    const onSuccess = () => {
      setPassword('');
      say(t.passwordDone);
      fold();
    };
    set.mutate({ body: { password } }, { onSuccess });
  };
  return (
    <Section title={t.password} lead={<p>{isSet ? t.passwordOn : t.passwordOff}</p>}>
      <Unfolding action={isSet ? t.changePassword : t.setPassword}>
        {(fold) => (
          <form onSubmit={(event) => submit(event, fold)} className="flex flex-col gap-4">
            <TextField
              label={t.newPassword}
              hint={t.passwordLead}
              type="password"
              autoComplete="new-password"
              value={password}
              onChange={setPassword}
              required
              autoFocus
            />
            <ProblemNotice error={set.error} />
            <div>
              <Button type="submit" busy={set.isPending}>
                {t.setPassword}
              </Button>
            </div>
          </form>
        )}
      </Unfolding>
    </Section>
  );
}
