import { Navigate, type RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./till/till.page')).TillPage }) },
  { path: 'today', lazy: async () => ({ Component: (await import('./today/today.page')).TodayPage }) },
  { path: 'receipts/:id', lazy: async () => ({ Component: (await import('./today/receipt.page')).ReceiptPage }) },
  { path: 'disputes', lazy: async () => ({ Component: (await import('./disputes/disputes.page')).DisputesPage }) },
  { path: 'money', lazy: async () => ({ Component: (await import('./money/money.page')).MoneyPage }) },
  { path: 'money/:id', lazy: async () => ({ Component: (await import('./money/settlement.page')).SettlementPage }) },
  {
    path: 'certification',
    lazy: async () => ({ Component: (await import('./certification/certification.page')).CertificationPage }),
  },
  {
    path: 'certification/:id',
    lazy: async () => ({ Component: (await import('./certification/application.page')).ApplicationPage }),
  },
  { path: 'more', lazy: async () => ({ Component: (await import('./more/more.page')).MorePage }) },
  { path: 'settings', lazy: async () => ({ Component: (await import('./more/settings.page')).SettingsPage }) },
  { path: 'shops', lazy: async () => ({ Component: (await import('./shops/shops.page')).ShopsPage }) },
  { path: 'shops/:id', lazy: async () => ({ Component: (await import('./shops/shop.page')).ShopPage }) },
  { path: 'people', lazy: async () => ({ Component: (await import('./people/people.page')).PeoplePage }) },
  { path: 'bank', lazy: async () => ({ Component: (await import('./bank/bank.page')).BankPage }) },
  { path: 'programs', lazy: async () => ({ Component: (await import('./programs/programs.page')).ProgramsPage }) },
  // A webhook stands in the list, with what was sent to it.
  { path: 'programs/:id', Component: () => <Navigate to="../programs" replace /> },
];
