import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'sign-in', lazy: async () => ({ Component: (await import('./sign-in/sign-in.page')).SignInPage }) },
  {
    path: 'sign-in/callback/:provider',
    lazy: async () => ({ Component: (await import('./sign-in/callback.page')).CallbackPage }),
  },
  { path: 'recover', lazy: async () => ({ Component: (await import('./recover/recover.page')).RecoverPage }) },
  { path: 'invitation', lazy: async () => ({ Component: (await import('./letters/invitation.page')).InvitationPage }) },
  { path: 'welcome', lazy: async () => ({ Component: (await import('./letters/welcome.page')).WelcomePage }) },
  {
    path: 'confirm-email',
    lazy: async () => ({ Component: (await import('./letters/confirm-email.page')).ConfirmEmailPage }),
  },
  {
    path: 'link-identity',
    lazy: async () => ({ Component: (await import('./letters/link-identity.page')).LinkIdentityPage }),
  },
  {
    path: 'first-admin',
    lazy: async () => ({ Component: (await import('./letters/first-admin.page')).FirstAdminPage }),
  },
  { path: 'account', lazy: async () => ({ Component: (await import('./account/account.page')).AccountPage }) },
];
