import { useState } from 'react';
import { useText } from '../../../shared/i18n/texts';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { goOn } from '../go-on';
import { useSecretOfLink } from '../secret-of-link';
import type { Answer } from './answer';
import { DemoDoor } from './demo-door';
import { EmailDoor } from './email-door';
import { MailedLink } from './mailed-link';
import { PasskeyDoor } from './passkey-door';
import { Providers } from './providers';
import { SecondStep } from './second-step';
import { texts } from './sign-in.texts';

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
      {ended && (
        <Notice kind="info" title={t.ended}>
          <p>{t.endedLead}</p>
        </Notice>
      )}
      <EmailDoor onAnswer={answered} />
      <div className="flex flex-col gap-3">
        <p className="flex items-center gap-4 text-solid-gray-700 before:h-px before:grow before:bg-solid-gray-300 after:h-px after:grow after:bg-solid-gray-300">
          {t.or}
        </p>
        <PasskeyDoor onAnswer={answered} />
        <Providers />
      </div>
      <DemoDoor />
    </Page>
  );
}
