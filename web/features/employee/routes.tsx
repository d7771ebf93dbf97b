import type { RouteObject } from 'react-router';
import { WalletPage } from './wallet/wallet.page';

export const routes: RouteObject[] = [
  // The first screen comes with the workplace itself: nobody waits for one more answer to see the own balance.
  { index: true, Component: WalletPage },
  {
    path: 'thanks',
    lazy: async () => ({ Component: (await import('./thanks/received.page')).ReceivedPage }),
  },
  {
    path: 'thanks/sent',
    lazy: async () => ({ Component: (await import('./thanks/sent.page')).SentPage }),
  },
  {
    path: 'thanks/give',
    lazy: async () => ({ Component: (await import('./thanks/give-thanks.page')).GiveThanksPage }),
  },
  {
    path: 'claim/:secret',
    lazy: async () => ({ Component: (await import('./thanks/claim.page')).ClaimPage }),
  },
  { path: 'pay', lazy: async () => ({ Component: (await import('./pay/show-code.page')).ShowCodePage }) },
  { path: 'pay/scan', lazy: async () => ({ Component: (await import('./pay/scan-poster.page')).ScanPosterPage }) },
  {
    path: 'pay/poster/:token',
    lazy: async () => ({ Component: (await import('./pay/pay-at-poster.page')).PayAtPosterPage }),
  },
  { path: 'shops', lazy: async () => ({ Component: (await import('./shops/shops.page')).ShopsPage }) },
  { path: 'history', lazy: async () => ({ Component: (await import('./history/history.page')).HistoryPage }) },
  {
    path: 'disputes',
    lazy: async () => ({ Component: (await import('./history/disputes.page')).DisputesPage }),
  },
  { path: 'more', lazy: async () => ({ Component: (await import('./more/more.page')).MorePage }) },
  {
    path: 'enrolment',
    lazy: async () => ({ Component: (await import('./more/enrolment.page')).EnrolmentPage }),
  },
  { path: 'notices', lazy: async () => ({ Component: (await import('./more/notices.page')).NoticesPage }) },
  { path: 'slips', lazy: async () => ({ Component: (await import('./more/slips.page')).SlipsPage }) },
  { path: 'my-data', lazy: async () => ({ Component: (await import('./more/own-data.page')).OwnDataPage }) },
  { path: 'ask', lazy: async () => ({ Component: (await import('./more/reports.page')).ReportsPage }) },
  { path: 'ask/new', lazy: async () => ({ Component: (await import('./more/new-report.page')).NewReportPage }) },
  { path: 'ask/:id', lazy: async () => ({ Component: (await import('./more/report.page')).ReportPage }) },
];

/** What is reached by a link from outside: a poster at a till, a gift. */
export const doors: RouteObject[] = [
  {
    path: 'poster/:city/:token',
    lazy: async () => ({ Component: (await import('./doors/poster-door.page')).PosterDoorPage }),
  },
  {
    path: 'claim/:city/:secret',
    lazy: async () => ({ Component: (await import('./doors/claim-door.page')).ClaimDoorPage }),
  },
];
