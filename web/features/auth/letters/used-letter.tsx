import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { LinkButton } from '../../../shared/ui/link';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { useSecretOfLink } from '../secret-of-link';
import { isSpent, LinkRefused } from './link-refused';
import { texts } from './letters.texts';
import { NoLink } from './no-link';

interface Props {
  path: '/api/v1/auth/email/confirm' | '/api/v1/auth/oidc/letters/use';
  title: string;
  lead: string;
  action: string;
  done: string;
  /** What to do when the link is good no more. */
  spent: string;
}

/** A letter whose link does one thing, when its reader says so: a mail program that looks at links does nothing. */
export function UsedLetter({ path, title, lead, action, done, spent }: Props) {
  const t = useText(texts);
  const token = useSecretOfLink();
  const use = useCommand('post', path);
  if (token === undefined) return <NoLink />;
  return (
    <Page title={title} lead={<p>{lead}</p>} narrow>
      {use.isSuccess && <Notice kind="success" title={done} live />}
      <LinkRefused error={use.error} next={spent} />
      <div>
        {use.isSuccess ? (
          <LinkButton href="/sign-in">{t.toSignIn}</LinkButton>
        ) : isSpent(use.error) ? null : (
          <Button size="lg" busy={use.isPending} onPress={() => use.mutate({ body: { token } } as never)}>
            {action}
          </Button>
        )}
      </div>
    </Page>
  );
}
