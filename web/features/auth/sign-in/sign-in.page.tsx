import { useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { goOn } from '../go-on';
import { useSecretOfLink } from '../secret-of-link';
import { LinkForm } from './link-form';
import { MailedLink } from './mailed-link';
import { PasskeyDoor } from './passkey-door';
import { PasswordForm } from './password-form';
import { Providers } from './providers';
import { SecondStep } from './second-step';
import { texts } from './sign-in.texts';

export interface Answer {
  state: 'signed_in' | 'second_factor';
  challenge?: string;
}

/** All ways in, the easiest first. Somebody whose session ended comes back to where it was. */
export function SignInPage() {
  const t = useText(texts);
  const token = useSecretOfLink();
  const [challenge, setChallenge] = useState<string>();
  const answered = (answer: Answer) => (answer.state === 'signed_in' ? goOn() : setChallenge(answer.challenge));
  const ended = new URLSearchParams(location.search).has('ended');
  if (challenge !== undefined) return <SecondStep challenge={challenge} onSignedIn={() => goOn()} />;
  if (token !== undefined) return <MailedLink token={token} onAnswer={answered} />;
  return (
    <Page title={t.title} narrow>
      {ended && <Notice kind="info" title={t.ended} />}
      <LinkForm />
      <PasskeyDoor onAnswer={answered} />
      <Providers />
      <PasswordForm onAnswer={answered} />
    </Page>
  );
}
