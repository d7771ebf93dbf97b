import { useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { LinkButton } from '../../../shared/ui/link';
import { Loading } from '../../../shared/ui/loading';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { goOn } from '../go-on';
import { texts } from './sign-in.texts';

/** Where another service sends somebody back; what it said is handed on once. */
export function CallbackPage() {
  const t = useText(texts);
  const { provider = '' } = useParams();
  const handedOn = useRef(false);
  const answer = useCommand('post', '/api/v1/auth/oidc/answer', {
    onDone: ({ state }) => {
      if (state === 'signed_in') goOn();
      if (state === 'linked') goOn('/account');
    },
  });
  useEffect(() => {
    if (handedOn.current) return;
    handedOn.current = true;
    answer.mutate({ body: { provider, query: location.search.slice(1) } });
    history.replaceState(history.state, '', location.pathname);
  }, [answer, provider]);
  if (answer.error)
    return (
      <Page title={t.callFailed} narrow>
        <ProblemNotice error={answer.error} />
        <div>
          <LinkButton href="/sign-in">{t.back}</LinkButton>
        </div>
      </Page>
    );
  if (answer.data?.state === 'letter_sent')
    return (
      <Page title={t.letterSent} lead={<p>{t.letterSentLead}</p>} narrow>
        <div>
          <LinkButton href="/sign-in" kind="secondary">
            {t.back}
          </LinkButton>
        </div>
      </Page>
    );
  return (
    <Page title={t.calling} narrow>
      <Loading />
    </Page>
  );
}
