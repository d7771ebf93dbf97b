import type { RouteObject } from 'react-router';
import { routes as moneyRoutes } from './money/routes';
import { routes as reportRoutes } from './reports/routes';
import { settingsRoutes } from './settings/routes';

/** The screens of the welfare section; each is fetched when somebody first goes there. */
const welfare: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./today/today.page')).TodayPage }) },
  {
    path: 'enrolments',
    lazy: async () => ({ Component: (await import('./enrolments/enrolments.page')).EnrolmentsPage }),
  },
  {
    path: 'enrolments/doubles',
    lazy: async () => ({ Component: (await import('./enrolments/doubles.page')).DoublesPage }),
  },
  {
    path: 'enrolments/:id',
    lazy: async () => ({ Component: (await import('./enrolments/enrolment.page')).EnrolmentPage }),
  },
  {
    path: 'enrolments/:id/correct',
    lazy: async () => ({ Component: (await import('./enrolments/correct.page')).CorrectEnrolmentPage }),
  },
  { path: 'imports', lazy: async () => ({ Component: (await import('./imports/imports.page')).ImportsPage }) },
  {
    path: 'employers',
    lazy: async () => ({ Component: (await import('./organisations/employers.page')).EmployersPage }),
  },
  {
    path: 'employers/new',
    lazy: async () => ({ Component: (await import('./organisations/new-employer.page')).NewEmployerPage }),
  },
  {
    path: 'employers/:id',
    lazy: async () => ({ Component: (await import('./organisations/employer.page')).EmployerPage }),
  },
  {
    path: 'employers/:id/enrolments',
    lazy: async () => ({
      Component: (await import('./enrolments/enrolments-of-employer.page')).EnrolmentsOfEmployerPage,
    }),
  },
  {
    path: 'merchants',
    lazy: async () => ({ Component: (await import('./organisations/merchants.page')).MerchantsPage }),
  },
  {
    path: 'merchants/new',
    lazy: async () => ({ Component: (await import('./organisations/new-merchant.page')).NewMerchantPage }),
  },
  {
    path: 'merchants/:id',
    lazy: async () => ({ Component: (await import('./organisations/merchant.page')).MerchantPage }),
  },
  {
    path: 'certifications',
    lazy: async () => ({ Component: (await import('./certification/certifications.page')).CertificationsPage }),
  },
  {
    path: 'certifications/:id',
    lazy: async () => ({ Component: (await import('./certification/certification.page')).CertificationPage }),
  },
  { path: 'disputes', lazy: async () => ({ Component: (await import('./disputes/disputes.page')).DisputesPage }) },
  { path: 'signals', lazy: async () => ({ Component: (await import('./abuse/signals.page')).SignalsPage }) },
  {
    path: 'signals/settings',
    lazy: async () => ({ Component: (await import('./abuse/signal-settings.page')).SignalSettingsPage }),
  },
  { path: 'signals/:id', lazy: async () => ({ Component: (await import('./abuse/signal.page')).SignalPage }) },
  { path: 'holds', lazy: async () => ({ Component: (await import('./abuse/holds.page')).HoldsPage }) },
  { path: 'recalls', lazy: async () => ({ Component: (await import('./abuse/recalls.page')).RecallsPage }) },
  {
    path: 'pressure',
    lazy: async () => ({ Component: (await import('./abuse/pressure-list.page')).PressureListPage }),
  },
  { path: 'pressure/:id', lazy: async () => ({ Component: (await import('./abuse/pressure.page')).PressurePage }) },
];

/** The screens of the city's workplace. */
export const routes: RouteObject[] = [...welfare, ...moneyRoutes, ...reportRoutes, ...settingsRoutes];
