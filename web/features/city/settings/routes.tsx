import type { RouteObject } from 'react-router';

/** How the city runs its programme, who may do what in it, and what they did. */
export const settingsRoutes: RouteObject[] = [
  { path: 'rules', lazy: async () => ({ Component: (await import('./rules/rules.page')).RulesPage }) },
  {
    path: 'rules/:programmeId/change',
    lazy: async () => ({ Component: (await import('./rules/change-rules.page')).ChangeRulesPage }),
  },
  { path: 'criteria', lazy: async () => ({ Component: (await import('./criteria/criteria.page')).CriteriaPage }) },
  { path: 'details', lazy: async () => ({ Component: (await import('./details/details.page')).DetailsPage }) },
  { path: 'people', lazy: async () => ({ Component: (await import('./people/people.page')).PeoplePage }) },
  { path: 'programs', lazy: async () => ({ Component: (await import('./programs/programs.page')).ProgramsPage }) },
  { path: 'audit', lazy: async () => ({ Component: (await import('./audit/audit.page')).AuditPage }) },
  { path: 'audit/:id', lazy: async () => ({ Component: (await import('./audit/act.page')).ActPage }) },
  { path: 'clock', lazy: async () => ({ Component: (await import('./clock/clock.page')).ClockPage }) },
  { path: 'my-data', lazy: async () => ({ Component: (await import('./details/my-data.page')).MyDataPage }) },
];
