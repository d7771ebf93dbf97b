import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useApi, useGrantId } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { Button } from '../../../shared/ui/button';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { useMerchant } from '../shop/use-merchant';
import { Invitations } from './invitations';
import { InviteDialog } from './invite-dialog';
import { texts } from './people.texts';
import { Recoveries } from './recoveries';
import { Working } from './working';

/** Who may use the shop's screens. */
export function PeoplePage() {
  const t = useText(texts);
  const [search, setSearch] = useSearchParams();
  const self = search.has('self');
  const [inviting, setInviting] = useState(self);
  const close = () => {
    setInviting(false);
    if (self) setSearch({}, { replace: true });
  };
  return (
    <Page
      title={t.title}
      lead={<p>{t.lead}</p>}
      back={{ to: `/shop/${useGrantId()}/more`, label: t.back }}
      actions={<Button onPress={() => setInviting(true)}>{t.invite}</Button>}
      narrow
    >
      <Recoveries />
      <Working />
      <Invitations />
      <OwnCoupons />
      {inviting && <InviteDialog self={self} onClose={close} />}
    </Page>
  );
}

/** Why people of the shop cannot pay with their own coupons here, and how many that are. */
function OwnCoupons() {
  const t = useText(texts);
  const merchant = useMerchant();
  const { data: people } = useApi().useQuery(
    'get',
    '/api/v1/merchants/{id}/people',
    { params: { path: { id: merchant?.merchantId ?? '' } } },
    { enabled: merchant !== undefined },
  );
  return (
    <Section title={t.own} lead={<p>{t.ownLead}</p>}>
      {people && people.length > 0 && <p>{t.ownCount(people.length)}</p>}
    </Section>
  );
}
