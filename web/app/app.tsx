import { RouterProvider } from 'react-router/dom';
import { createBrowserRouter } from 'react-router';
import { ApiProvider } from '../shared/api/use-api';
import { LanguageProvider } from '../shared/i18n/language';
import { ToastProvider } from '../shared/ui/toast';
import { findRoutes, routes } from './routes';

const router = createBrowserRouter(routes, { patchRoutesOnNavigation: findRoutes });

export function App() {
  return (
    <LanguageProvider>
      <ApiProvider>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </ApiProvider>
    </LanguageProvider>
  );
}
