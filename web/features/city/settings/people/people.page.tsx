import { useState } from 'react';
import { useText } from '../../../../shared/i18n/texts';
import { usePermissions } from '../../../../shared/session/use-me';
import { Button } from '../../../../shared/ui/button';
import { Page } from '../../../../shared/ui/page';
import { Section } from '../../../../shared/ui/section';
import { InviteDialog } from './invite-dialog';
import { Invitations } from './invitations';
import { texts } from './people.texts';
import { Recoveries } from './recoveries';
import { Roles } from './roles';

/** Who may do what in the city: given, handed over, ended. */
export function PeoplePage() {
  const t = useText(texts);
  const may = usePermissions();
  const [inviting, setInviting] = useState(false);
  return (
    <Page
      title={t.title}
      lead={<p>{t.lead}</p>}
      actions={may('role_grants.write') && <Button onPress={() => setInviting(true)}>{t.invite}</Button>}
    >
      {may('recoveries.approve') && <Recoveries />}
      <Section title={t.roles}>
        <Roles />
      </Section>
      <Section title={t.invitations}>
        <Invitations />
      </Section>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  );
}
