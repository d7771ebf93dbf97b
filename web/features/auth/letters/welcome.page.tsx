import { useText } from '../../../shared/i18n/texts';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { useSecretOfLink } from '../secret-of-link';
import { isSpent, LinkRefused } from './link-refused';
import { texts } from './letters.texts';
import { NoLink } from './no-link';

/** An employee's first visit, by the letter of the own employer or city. */
export function WelcomePage() {
  const t = useText(texts);
  const token = useSecretOfLink();
  const accept = useCommand('post', '/api/v1/auth/welcome/accept');
  if (token === undefined) return <NoLink />;
  return (
    <Page
      title={t.welcome}
      lead={<p>{accept.data ? t.activated(accept.data.activated.length) : t.welcomeLead}</p>}
      narrow
    >
      <LinkRefused error={accept.error} next={t.welcomeSpent} />
      <div>
        {accept.data ? (
          <LinkButton href={`/employee/${accept.data.grantId}`} size="lg">
            {t.toWork}
          </LinkButton>
        ) : isSpent(accept.error) ? null : (
          <Button size="lg" busy={accept.isPending} onPress={() => accept.mutate({ body: { token } })}>
            {t.welcomeOpen}
          </Button>
        )}
      </div>
    </Page>
  );
}
