import { useLocation } from 'react-router';
import { useText } from '../../shared/i18n/texts';
import { roleNames } from '../../shared/session/role-names';
import { homeOf, useAccount } from '../../shared/session/use-account';
import { SignOutButton } from '../../shared/session/sign-out-button';
import { LinkButton, TextLink } from '../../shared/ui/link';
import { EraChoice } from './era-choice';
import { Folding } from './folding';
import { LanguageChoice } from './language-choice';
import { texts } from './shell.texts';

/** Who is signed in; the other roles, the settings and the way out. */
export function AccountMenu({ grantId }: { grantId: string }) {
  const t = useText(texts);
  const roleName = useText(roleNames);
  const { data: account } = useAccount();
  const { pathname } = useLocation();
  const others = account?.roles.filter((role) => role.grantId !== grantId && role.usable) ?? [];
  return (
    <Folding label={t.account} key={pathname} align="end">
      <p className="font-bold">{account?.name}</p>
      <p className="text-sm break-all text-solid-gray-700">{account?.email}</p>
      {others.length > 0 && (
        <div className="flex flex-col gap-1">
          <p className="text-sm text-solid-gray-700">{t.otherRole}</p>
          <ul className="flex flex-col gap-1">
            {others.map((role) => (
              <li key={role.grantId}>
                <TextLink to={homeOf(role)}>
                  {roleName[role.role]} {role.employerName ?? role.shopName ?? role.merchantName ?? role.cityName}
                </TextLink>
              </li>
            ))}
          </ul>
        </div>
      )}
      <EraChoice />
      <div className="flex flex-wrap gap-2">
        <LanguageChoice />
        <LinkButton to="/account" kind="secondary" size="sm">
          {t.settings}
        </LinkButton>
        <SignOutButton />
      </div>
    </Folding>
  );
}
