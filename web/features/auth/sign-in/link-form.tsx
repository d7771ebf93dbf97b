import { type FormEvent, useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { Card } from '../../../shared/ui/card';
import { Notice } from '../../../shared/ui/notice';
import { fieldError, ProblemNotice } from '../../../shared/ui/problem-notice';
import { Section } from '../../../shared/ui/section';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './sign-in.texts';

/** The way for everybody: a link to the own mail. Whether an address is known is never told. */
export function LinkForm() {
  const t = useText(texts);
  const [email, setEmail] = useState('');
  const ask = useCommand('post', '/api/v1/auth/links');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ body: { email } });
  };
  return (
    <Card>
      <Section title={t.linkTitle} lead={<p>{t.linkLead}</p>}>
        {ask.isSuccess ? (
          <>
            <Notice kind="success" title={t.sent} live>
              <p>{t.sentLead(email)}</p>
              <p>{t.sentNot}</p>
            </Notice>
            <div>
              <Button kind="plain" onPress={() => ask.reset()}>
                {t.again}
              </Button>
            </div>
          </>
        ) : (
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
            <Button type="submit" size="lg" wide busy={ask.isPending}>
              {t.sendLink}
            </Button>
          </form>
        )}
      </Section>
    </Card>
  );
}
