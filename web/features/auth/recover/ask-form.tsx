import { type FormEvent, useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './recover.texts';

export function AskForm() {
  const t = useText(texts);
  const [email, setEmail] = useState('');
  const ask = useCommand('post', '/api/v1/auth/recovery');
  if (ask.isSuccess)
    return (
      <Notice kind="success" title={t.sent} live>
        <p>{t.sentLead}</p>
        <p>{t.sentNot}</p>
        <div>
          <Button kind="secondary" size="sm" onPress={() => ask.reset()}>
            {t.again}
          </Button>
        </div>
      </Notice>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ body: { email } });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label={t.email}
        type="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        required
        error={fieldError(ask.error, 'email')}
      />
      <ProblemNotice error={ask.error} />
      <div>
        <Button type="submit" size="lg" busy={ask.isPending}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
