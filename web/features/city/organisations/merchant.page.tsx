import { useParams } from 'react-router';
import { useApi } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { Section } from '../../../shared/ui/section';
import { HoldOfMerchant } from '../abuse/hold-of-merchant';
import { useCityPath } from '../parts/use-city-path';
import { AccountOfMerchant } from './account-of-merchant';
import { CertificationsOf } from './certifications-of';
import { MerchantFacts } from './merchant-facts';
import { MerchantPeople } from './merchant-people';
import { texts } from './merchants.texts';
import { RolesAt } from './roles-at';
import { Shops } from './shops';

/** One merchant: who it is, its shops, certification, people, account. */
export function MerchantPage() {
  const t = useText(texts);
  const path = useCityPath();
  const may = usePermissions();
  const { id = '' } = useParams();
  const read = useApi().useQuery('get', '/api/v1/merchants/{id}', { params: { path: { id } } });
  const back = { to: path('merchants'), label: t.title };
  if (!read.data)
    return (
      <Page title={t.title} back={back}>
        <Loaded of={read}>{() => null}</Loaded>
      </Page>
    );
  const merchant = read.data;
  return (
    <Page title={merchant.name} lead={merchant.nameKana} back={back}>
      <MerchantFacts merchant={merchant} />
      <CertificationsOf merchantId={id} name={merchant.name} />
      <Shops merchantId={id} />
      {may('role_grants.read') && (
        <Section title={t.owners} lead={t.ownersLead}>
          <RolesAt role="merchant_owner" merchantId={id} />
        </Section>
      )}
      {may('merchant_people.read') && <MerchantPeople merchantId={id} />}
      {may('bank_accounts.read') && <AccountOfMerchant merchantId={id} />}
      {may('payout_holds.read') && <HoldOfMerchant merchantId={id} name={merchant.name} />}
    </Page>
  );
}
