import { useText } from '../../../shared/i18n/texts';
import { LinkButton } from '../../../shared/ui/link';
import { Page } from '../../../shared/ui/page';
import { useTo } from '../use-hr';
import { Holders } from './holders';
import { Invitations } from './invitations';
import { texts } from './people.texts';
import { Recoveries } from './recoveries';

/** Who works with these screens, who was asked to, and who has lost the way in. */
export function PeoplePage() {
  const t = useText(texts);
  const to = useTo();
  return (
    <Page title={t.title} lead={t.lead} actions={<LinkButton to={to('people/invite')}>{t.invite}</LinkButton>} narrow>
      <Recoveries />
      <Holders />
      <Invitations />
    </Page>
  );
}
