import { useText } from '../../../shared/i18n/texts';
import { useAccount } from '../../../shared/session/use-account';
import { Facts } from '../../../shared/ui/facts';
import { LinkButton } from '../../../shared/ui/link';
import { Loaded } from '../../../shared/ui/loaded';
import { Notice } from '../../../shared/ui/notice';
import { Page } from '../../../shared/ui/page';
import { texts } from './account.texts';
import { EmailSection } from './email-section';
import { IdentitiesSection } from './identities-section';
import { PasskeysSection } from './passkeys-section';
import { PasswordSection } from './password-section';
import { SessionsSection } from './sessions-section';
import { TotpSection } from './totp-section';

export function AccountPage() {
  const t = useText(texts);
  const account = useAccount();
  return (
    <Page title={t.title} lead={<p>{t.lead}</p>} narrow actions={<LinkButton href="/home">{t.toWork}</LinkButton>}>
      <Loaded of={account}>
        {({ name, email, secondFactor, roles }) => (
          <>
            {roles.some((role) => !role.usable) && (
              <Notice kind="warning" title={t.strong}>
                <p>{t.strongLead}</p>
              </Notice>
            )}
            <Facts
              items={[
                { label: t.name, value: name },
                { label: t.email, value: email },
              ]}
            />
            <PasskeysSection />
            <PasswordSection />
            <TotpSection isSetUp={secondFactor} />
            <EmailSection />
            <IdentitiesSection />
            <SessionsSection />
          </>
        )}
      </Loaded>
    </Page>
  );
}
