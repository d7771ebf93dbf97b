import { Suspense } from 'react';
import { BrowserRouter, useLocation } from 'react-router';
import { ApiProvider } from '../shared/api/use-api';
import { LanguageProvider } from '../shared/i18n/language';
import { ToastProvider } from '../shared/ui/toast';
import { partAt } from './routes';
import { Broken } from './shell/broken';
import { Opening } from './shell/opening';

export function App() {
  return (
    <LanguageProvider>
      <ApiProvider>
        <ToastProvider>
          <BrowserRouter>
            <Screens />
          </BrowserRouter>
        </ToastProvider>
      </ApiProvider>
    </LanguageProvider>
  );
}

function Screens() {
  const { pathname } = useLocation();
  const Part = partAt(pathname);
  return (
    <Broken at={pathname}>
      <Suspense fallback={<Opening />}>
        <Part />
      </Suspense>
    </Broken>
  );
}
