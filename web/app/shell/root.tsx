import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { useText } from '../../shared/i18n/texts';
import { Loading } from '../../shared/ui/loading';
import { ConfirmFirst } from './confirm-first-loader';
import { LanguageChoice } from './language-choice';
import { OfflineNotice } from './offline-notice';
import { PageBar } from './page-bar';
import { SkipLink } from './skip-link';
import { texts } from './shell.texts';

/** The frame of what belongs to no workplace: the public side and the doors. */
export function Root() {
  const t = useText(texts);
  return (
    <>
      <SkipLink />
      <PageBar home="/" name={t.name}>
        <LanguageChoice />
      </PageBar>
      <OfflineNotice />
      <main id="content" className="px-4 py-8 sm:px-6 lg:py-12">
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <ConfirmFirst />
    </>
  );
}
