import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./start/start.page')).StartPage }) },
  {
    path: 'cities/:code/directory',
    lazy: async () => ({ Component: (await import('./directory/directory.page')).DirectoryPage }),
  },
  {
    path: 'cities/:code/certificates',
    lazy: async () => ({ Component: (await import('./certificate/ask-certificate.page')).AskCertificatePage }),
  },
  {
    path: 'cities/:code/certificates/:number',
    lazy: async () => ({ Component: (await import('./certificate/certificate.page')).CertificatePage }),
  },
  { path: 'apply', lazy: async () => ({ Component: (await import('./apply/apply.page')).ApplyPage }) },
];
