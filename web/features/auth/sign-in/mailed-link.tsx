import { hasCode } from '../../../shared/api/problem';
import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import type { Answer } from './answer';
import { texts } from './sign-in.texts';

/** Mail programs look at links before their reader does; the link is used by the button alone. */
export function MailedLink({ token, onAnswer }: { token: string; onAnswer: (answer: Answer) => void }) {
  const t = useText(texts);
  const use = useCommand('post', '/api/v1/auth/links/use', { onDone: onAnswer });
  return (
    <Page title={t.title} lead={<p>{t.useLink}</p>} narrow>
      {hasCode(use.error, 'link_not_valid') ? (
        <ProblemNotice error={use.error}>
          <div>
            <LinkButton href="/sign-in" kind="secondary" size="sm">
              {t.newLink}
            </LinkButton>
          </div>
        </ProblemNotice>
      ) : (
        <>
          <ProblemNotice error={use.error} />
          <div>
            <Button size="lg" busy={use.isPending || use.isSuccess} onPress={() => use.mutate({ body: { token } })}>
              {t.linkSignIn}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}
