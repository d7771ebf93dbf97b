import type { RouteObject } from 'react-router';

/** The screens on which the finance section issues, closes, bills and pays. */
export const routes: RouteObject[] = [
  { path: 'issuing', lazy: async () => ({ Component: (await import('./issuing/issuing.page')).IssuingPage }) },
  {
    path: 'issuing/:id',
    lazy: async () => ({ Component: (await import('./issuing/issuance-run.page')).IssuanceRunPage }),
  },
  { path: 'closing', lazy: async () => ({ Component: (await import('./closing/closings.page')).ClosingsPage }) },
  { path: 'closing/:month', lazy: async () => ({ Component: (await import('./closing/closing.page')).ClosingPage }) },
  { path: 'invoices', lazy: async () => ({ Component: (await import('./invoices/invoices.page')).InvoicesPage }) },
  {
    path: 'invoices/arrears',
    lazy: async () => ({ Component: (await import('./invoices/arrears.page')).ArrearsPage }),
  },
  {
    path: 'invoices/accounts',
    lazy: async () => ({ Component: (await import('./invoices/accounts.page')).AccountsPage }),
  },
  { path: 'invoices/:id', lazy: async () => ({ Component: (await import('./invoices/invoice.page')).InvoicePage }) },
  { path: 'receipts', lazy: async () => ({ Component: (await import('./receipts/receipts.page')).ReceiptsPage }) },
  {
    path: 'receipts/statement',
    lazy: async () => ({ Component: (await import('./receipts/statement.page')).StatementPage }),
  },
  { path: 'receipts/:id', lazy: async () => ({ Component: (await import('./receipts/receipt.page')).ReceiptPage }) },
  {
    path: 'settlements',
    lazy: async () => ({ Component: (await import('./settlements/settlements.page')).SettlementsPage }),
  },
  {
    path: 'settlements/:id',
    lazy: async () => ({ Component: (await import('./settlements/settlement.page')).SettlementPage }),
  },
  { path: 'payouts', lazy: async () => ({ Component: (await import('./payouts/payouts.page')).PayoutsPage }) },
  {
    path: 'payouts/lines',
    lazy: async () => ({ Component: (await import('./payouts/payout-lines.page')).PayoutLinesPage }),
  },
  {
    path: 'payouts/accounts',
    lazy: async () => ({ Component: (await import('./payouts/account-changes.page')).AccountChangesPage }),
  },
  {
    path: 'payouts/:id',
    lazy: async () => ({ Component: (await import('./payouts/payout-batch.page')).PayoutBatchPage }),
  },
  { path: 'tasks', lazy: async () => ({ Component: (await import('./tasks/tasks.page')).TasksPage }) },
];
