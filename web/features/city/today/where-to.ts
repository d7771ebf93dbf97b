import type { components } from '../../../shared/api/schema';

export type Waiting = components['schemas']['WaitingView'];

/** The list that holds what waits, below the workplace’s address. Of one month its own screen. */
export function whereTo({ kind, about }: Waiting): string {
  const month = about[0] ?? '';
  const lists: Record<Waiting['kind'], string> = {
    pressure_reports: 'pressure?state=open',
    enrolments: 'enrolments?state=applied',
    likely_doubles: 'enrolments/doubles',
    certification_applications: 'certifications?state=applied',
    certification_answers: 'certifications?state=applied',
    disputes: 'disputes?state=open',
    signals: 'signals',
    payout_holds: 'holds',
    bank_account_changes: 'payouts/accounts',
    months_to_close: `closing/${month}`,
    closings: `closing/${month}`,
    payout_batches: 'payouts',
    payout_files: 'payouts',
    payout_results: 'payouts',
    receipts: 'receipts',
    arrears: 'invoices/arrears',
    recovery_requests: 'people',
    failed_tasks: 'tasks',
  };
  return lists[kind];
}
