import { type FormEvent, useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './account.texts';
import { Unfolding } from './unfolding';

export function EmailSection() {
  const t = useText(texts);
  const [email, setEmail] = useState('');
  const change = useCommand('post', '/api/v1/auth/email');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ body: { email } });
  };
  return (
    <Section title={t.changeEmail}>
      {change.isSuccess ? (
        <Notice kind="success" title={t.emailSent} live>
          <p>{t.emailSentLead}</p>
        </Notice>
      ) : (
        <Unfolding action={t.changeEmail}>
          {() => (
            <form onSubmit={submit} className="flex flex-col gap-4">
              <TextField
                label={t.newEmail}
                type="email"
                autoComplete="email"
                value={email}
                onChange={setEmail}
                required
                autoFocus
                error={fieldError(change.error, 'email')}
              />
              <ProblemNotice error={change.error} />
              <div>
                <Button type="submit" busy={change.isPending}>
                  {t.send}
                </Button>
              </div>
            </form>
          )}
        </Unfolding>
      )}
    </Section>
  );
}
