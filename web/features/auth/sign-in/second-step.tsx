import { type FormEvent, useState } from 'react';
import { hasCode } from '../../../shared/api/problem';
import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { TextLink } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { TextField } from '../../../shared/ui/text-field';
import { texts } from './sign-in.texts';

/** The second factor: the authenticator's digits, or one of the codes that were written down for the day without it. */
export function SecondStep({ challenge, onSignedIn }: { challenge: string; onSignedIn: () => void }) {
  const t = useText(texts);
  const [written, setWritten] = useState(false);
  const [text, setText] = useState('');
  const step = useCommand('post', '/api/v1/auth/sign-in/second', { onDone: onSignedIn });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    step.mutate({
      body: { challenge, ...(written ? { recoveryCode: text.trim() } : { code: text.replace(/\s/g, '') }) },
    });
  };
  return (
    <Page title={t.secondTitle} lead={<p>{written ? t.recoveryLead : t.secondLead}</p>} narrow>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          key={String(written)}
          label={written ? t.recoveryCode : t.code}
          value={text}
          onChange={setText}
          inputMode={written ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          required
          autoFocus
        />
        <ProblemNotice error={step.error}>{hasCode(step.error, 'link_not_valid') && <p>{t.tooLate}</p>}</ProblemNotice>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" size="lg" busy={step.isPending}>
            {t.confirm}
          </Button>
          <Button
            kind="plain"
            onPress={() => {
              setWritten(!written);
              setText('');
            }}
          >
            {written ? t.useCode : t.useRecovery}
          </Button>
        </div>
      </form>
      <p className="flex flex-wrap gap-x-8 gap-y-2">
        <TextLink href={`/sign-in${location.search}`}>{t.back}</TextLink>
        <TextLink href="/recover">{t.bothLost}</TextLink>
      </p>
    </Page>
  );
}
