import { Navigate } from 'react-router';
import { isConnectionLost } from '../../shared/api/use-api';
import { useText } from '../../shared/i18n/texts';
import { roleNames } from '../../shared/session/role-names';
import { hasKept } from '../../shared/session/kept';
import { SignOutButton } from '../../shared/session/sign-out-button';
import { homeOf, useAccount } from '../../shared/session/use-account';
import { LinkButton } from '../../shared/ui/link';
import { Loaded } from '../../shared/ui/loaded';
import { Page } from '../../shared/ui/page';
import { texts } from './shell.texts';

/** From here everybody comes to the own workplace: the one used last, the only one, or the one that is chosen. */
export function HomePage() {
  const t = useText(texts);
  const roleName = useText(roleNames);
  const account = useAccount();
  const before = localStorage.getItem('sankyu-workplace');
  // What is kept on the device is seen at once, and the workplace asks for the rest; without a line nobody can be asked.
  if (before && (hasKept(before.slice(before.lastIndexOf('/') + 1)) || isConnectionLost(account.error)))
    return <Navigate to={before} replace />;
  return (
    <Loaded of={account}>
      {({ roles }) => {
        const usable = roles.filter((role) => role.usable);
        const last = usable.find((role) => homeOf(role) === before);
        const [only] = usable;
        if (last && usable.length > 0) return <Navigate to={homeOf(last)} replace />;
        if (only && usable.length === 1 && roles.length === 1) return <Navigate to={homeOf(only)} replace />;
        if (roles.length === 0)
          return <Page title={t.noRole} lead={<p>{t.noRoleLead}</p>} actions={<SignOutButton />} narrow />;
        // What is missing stands where it is set up.
        if (usable.length === 0) return <Navigate to="/account" replace />;
        return (
          <Page title={t.chooseRole} lead={<p>{t.chooseRoleLead}</p>} actions={<SignOutButton />} narrow>
            <ul className="flex flex-col gap-3">
              {roles.map((role) => (
                <li key={role.grantId}>
                  <LinkButton to={role.usable ? homeOf(role) : '/account'} kind="secondary" size="lg" wide>
                    {roleName[role.role]} {role.shopName ?? role.merchantName ?? role.employerName ?? role.cityName}
                    {!role.usable && <span className="text-sm font-normal">{t.needsStronger}</span>}
                  </LinkButton>
                </li>
              ))}
            </ul>
          </Page>
        );
      }}
    </Loaded>
  );
}
