import { useText } from '../../../shared/i18n/texts';
import { SignOutButton } from '../../../shared/session/sign-out-button';
import { useAccount } from '../../../shared/session/use-account';
import { Facts } from '../../../shared/ui/facts';
import { Loaded } from '../../../shared/ui/loaded';
import { Page } from '../../../shared/ui/page';
import { texts } from './account.texts';
import { EmailSection } from './email-section';
import { IdentitiesSection } from './identities-section';
import { PasskeysSection } from './passkeys-section';
import { PasswordSection } from './password-section';
import { RolesClosed } from './roles-closed';
import { SessionsSection } from './sessions-section';
import { TotpSection } from './totp-section';

export function AccountPage() {
  const t = useText(texts);
  const account = useAccount();
  return (
    <Page
      title={t.title}
      lead={<p>{t.lead}</p>}
      narrow
      {...(account.data?.roles.some((role) => role.usable) ? { back: { to: '/home', label: t.toWork } } : {})}
      actions={<SignOutButton />}
    >
      <Loaded of={account}>
        {({ name, email, ways, roles }) => (
          <>
            {roles.some((role) => !role.usable) && <RolesClosed ways={ways} />}
            <Facts
              items={[
                { label: t.name, value: name },
                { label: t.email, value: email },
              ]}
            />
            <PasskeysSection />
            <PasswordSection isSet={ways.password} />
            <TotpSection isSetUp={ways.authenticatorApp} hasPassword={ways.password} />
            <EmailSection />
            <IdentitiesSection />
            <SessionsSection />
          </>
        )}
      </Loaded>
    </Page>
  );
}
