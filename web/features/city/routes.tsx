import type { RouteObject } from 'react-router';
import { settingsRoutes } from './settings/routes';

/** The screens of the city's workplace; each part is fetched when somebody first goes there. */
export const routes: RouteObject[] = [
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
  {
    path: 'certifications',
    lazy: async () => ({ Component: (await import('./certification/certifications.page')).CertificationsPage }),
  },
  {
    path: 'certifications/:id',
    lazy: async () => ({ Component: (await import('./certification/certification.page')).CertificationPage }),
  },
  ...settingsRoutes,
];
