import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { roleNames } from '../../../shared/session/role-names';
import { useApi } from '../../../shared/api/use-api';
import { useCommand } from '../../../shared/api/use-command';
import { Button } from '../../../shared/ui/button';
import { Facts } from '../../../shared/ui/facts';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { useSecretOfLink } from '../secret-of-link';
import { isSpent, LinkRefused } from './link-refused';
import { texts } from './letters.texts';
import { NoLink } from './no-link';

/** A role that was given by letter: what it is, for whom, and the one button that takes it. */
export function InvitationPage() {
  const t = useText(texts);
  const roleName = useText(roleNames);
  const { instant } = useFormat();
  const { http } = useApi();
  const token = useSecretOfLink();
  const shown = useQuery({
    queryKey: ['invitation', token],
    enabled: token !== undefined,
    queryFn: async () => {
      const { data, error } = await http.POST('/api/v1/auth/invitations/show', { body: { token: token ?? '' } });
      if (error) throw error;
      return data;
    },
  });
  const accept = useCommand('post', '/api/v1/auth/invitations/accept', { refresh: ['/api/v1/auth'] });
  if (token === undefined) return <NoLink />;
  if (accept.isSuccess)
    return (
      <Page title={t.accepted} lead={<p>{t.acceptedLead}</p>} narrow>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/account">{t.setUp}</LinkButton>
          <LinkButton href="/home" kind="secondary">
            {t.toWork}
          </LinkButton>
        </div>
      </Page>
    );
  if (isSpent(shown.error ?? accept.error))
    return (
      <Page title={t.invitation} narrow>
        <LinkRefused error={shown.error ?? accept.error} next={t.invitationSpent} />
      </Page>
    );
  return (
    <Page title={t.invitation} narrow>
      <Loaded of={shown}>
        {({ cityName, role, email, expiresAt }) => (
          <>
            <p>{t.invitationLead(cityName, roleName[role])}</p>
            <Facts
              items={[
                { label: t.invitationTo, value: email },
                { label: t.invitationUntil, value: instant(expiresAt) },
              ]}
            />
            <ProblemNotice error={accept.error} />
            <div>
              <Button size="lg" busy={accept.isPending} onPress={() => accept.mutate({ body: { token } })}>
                {t.accept}
              </Button>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}
