import type { RouteObject } from 'react-router';

/** What is read from the ledger by whoever answers for the money. */
export const routes: RouteObject[] = [
  { path: 'split', lazy: async () => ({ Component: (await import('./split/split.page')).SplitPage }) },
  { path: 'budget', lazy: async () => ({ Component: (await import('./budget/budget.page')).BudgetPage }) },
  { path: 'grant', lazy: async () => ({ Component: (await import('./grant/grant.page')).GrantPage }) },
  { path: 'grant/edit', lazy: async () => ({ Component: (await import('./grant/edit-grant.page')).EditGrantPage }) },
  { path: 'unused', lazy: async () => ({ Component: (await import('./unused/unused.page')).UnusedPage }) },
  {
    path: 'operations',
    lazy: async () => ({ Component: (await import('./operations/operations.page')).OperationsPage }),
  },
  {
    path: 'operations/:id',
    lazy: async () => ({ Component: (await import('./operations/operation.page')).OperationPage }),
  },
  { path: 'journal', lazy: async () => ({ Component: (await import('./journal/journal.page')).JournalPage }) },
  { path: 'payroll', lazy: async () => ({ Component: (await import('./payroll/payroll.page')).PayrollPage }) },
  {
    path: 'verification',
    lazy: async () => ({ Component: (await import('./verification/verification.page')).VerificationPage }),
  },
];
