import { type ReactNode, Suspense, useEffect } from 'react';
import { Outlet, useParams } from 'react-router';
import { ApiProvider } from '../../shared/api/use-api';
import { useText } from '../../shared/i18n/texts';
import { roleNames } from '../../shared/session/role-names';
import { useAccount } from '../../shared/session/use-account';
import { Loading } from '../../shared/ui/loading';
import type { NavEntry } from '../../shared/ui/nav-entry';
import { AccountMenu } from './account-menu';
import { CityDay } from './city-day';
import { ConfirmFirst } from './confirm-first-loader';
import { OfflineNotice } from './offline-notice';
import { PageBar } from './page-bar';
import { SideNav } from './side-nav';
import { SkipLink } from './skip-link';
import { TabNav } from './tab-nav';
import { texts } from './shell.texts';

interface Props {
  /** Tabs below the thumb for phones and tills; a list at the side for desks. */
  form: 'tabs' | 'side';
  base: string;
  nav: readonly NavEntry[];
  /** What stands on every screen of this workplace. */
  children?: ReactNode;
}

/** The frame of a workplace: everything in it is asked for as the role that its address names. */
export function Workplace({ form, base, nav, children }: Props) {
  const { grantId = '' } = useParams();
  const t = useText(texts);
  const roleName = useText(roleNames);
  const { data: account } = useAccount();
  const role = account?.roles.find((one) => one.grantId === grantId);
  const home = `${base}/${grantId}`;
  useEffect(() => localStorage.setItem('sankyu-workplace', home), [home]);
  const place = role && (
    <>
      <span className="block text-xs">{roleName[role.role]}</span>
      <span className="block max-w-[11rem] truncate font-bold sm:max-w-sm">
        {role.shopName ?? role.merchantName ?? role.employerName ?? role.cityName}
      </span>
    </>
  );
  return (
    <ApiProvider grantId={grantId} key={grantId}>
      <SkipLink />
      <PageBar home={home} name={t.name} place={place}>
        <AccountMenu grantId={grantId} />
      </PageBar>
      <OfflineNotice />
      <CityDay />
      {form === 'side' ? (
        <div className="mx-auto flex max-w-[90rem] flex-col desktop:flex-row">
          <SideNav home={home} nav={nav} />
          <main id="content" className="min-w-0 flex-1 px-4 py-6 sm:px-8 sm:py-8">
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
      ) : (
        <>
          <main id="content" className="px-4 pt-6 pb-28 sm:px-6">
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </main>
          <TabNav home={home} nav={nav} />
        </>
      )}
      <ConfirmFirst />
      {children}
    </ApiProvider>
  );
}
