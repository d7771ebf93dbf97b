import { Link } from 'react-router';
import { useGrantId } from '../../../shared/api/use-api';
import { useText } from '../../../shared/i18n/texts';
import { usePermissions } from '../../../shared/session/use-me';
import { Page } from '../../../shared/ui/page';
import { texts } from './more.texts';

const ENTRIES = [
  { to: 'shops', permission: undefined },
  { to: 'people', permission: 'role_grants.read' },
  { to: 'bank', permission: 'bank_accounts.read' },
  { to: 'disputes', permission: undefined },
  { to: 'programs', permission: 'access_tokens.read' },
  { to: 'settings', permission: undefined },
] as const;

/** What is done now and then, not at the till. */
export function MorePage() {
  const t = useText(texts);
  const may = usePermissions();
  const home = `/shop/${useGrantId()}`;
  return (
    <Page title={t.title} narrow>
      <ul className="flex flex-col divide-y divide-solid-gray-200 border-y border-solid-gray-200">
        {ENTRIES.filter(({ permission }) => permission === undefined || may(permission)).map(({ to }) => (
          <li key={to}>
            <Link
              to={`${home}/${to}`}
              className="flex min-h-16 items-center justify-between gap-4 px-2 py-3 text-solid-gray-900 no-underline hover:bg-solid-gray-50"
            >
              <span>
                <span className="block text-lg font-bold text-blue-1000 underline underline-offset-4">{t[to]}</span>
                <span className="block text-sm text-solid-gray-700">{t[`${to}Lead`]}</span>
              </span>
              <span aria-hidden="true" className="text-2xl text-blue-900">
                ›
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
