/** The personal columns of a table, and the column that says whose they are: the person with whom they are erased. */
export interface PersonalColumns {
  of: string;
  columns: readonly string[];
}

/**
 * The one list of the columns that hold personal data: names, addresses, a child's birth date, words that somebody
 * wrote freely. The audit log keeps their values apart, and logs never hold them. Columns of bytes (hashes, boxes of
 * the vault) are not in it: they are shown nowhere at all. A table outside of schema public is named with its schema.
 */
export const PERSONAL_COLUMNS: Readonly<Record<string, PersonalColumns>> = {
  employees: { of: 'id', columns: ['name', 'name_kana', 'email'] },
  employments: { of: 'employee_id', columns: ['staff_number'] },
  enrolments: { of: 'employee_id', columns: ['child_birth_date', 'child_number', 'leave_started_on', 'returned_on'] },
  enrolment_events: { of: 'enrolment_id', columns: ['reason', 'before', 'after'] },
  different_children: { of: 'first_id', columns: ['reason'] },
  thanks: { of: 'giver_id', columns: ['message'] },

  employers: { of: 'id', columns: ['contact_email'] },
  merchants: { of: 'id', columns: ['contact_email'] },
  bank_account_changes: { of: 'merchant_id', columns: ['reason'] },
  certification_answers: { of: 'certification_id', columns: ['statement'] },
  certification_events: { of: 'certification_id', columns: ['reason'] },
  certification_messages: { of: 'certification_id', columns: ['text'] },
  evidence_files: { of: 'certification_id', columns: ['name'] },

  'people.accounts': { of: 'id', columns: ['email', 'name'] },
  'people.sessions': { of: 'account_id', columns: ['address', 'device'] },
  'people.passkeys': { of: 'account_id', columns: ['label'] },
  'people.identities': { of: 'account_id', columns: ['subject'] },
  'people.challenges': { of: 'account_id', columns: ['data'] },
  invitations: { of: 'id', columns: ['email', 'name'] },
  access_tokens: { of: 'id', columns: ['label'] },
  webhook_subscriptions: { of: 'id', columns: ['label', 'url'] },
  redemption_voids: { of: 'operation_id', columns: ['reason'] },
  redemption_disputes: { of: 'employee_id', columns: ['words', 'decision'] },
  signal_steps: { of: 'signal_id', columns: ['reason'] },
  payout_batches: { of: 'id', columns: ['withdraw_reason'] },
  payout_holds: { of: 'merchant_id', columns: ['reason', 'lift_reason'] },
  receipts: { of: 'id', columns: ['payer_kana'] },
  receipt_matches: { of: 'id', columns: ['reason', 'undo_reason'] },
  tasks: { of: 'asked_by', columns: ['input', 'result'] },
  task_files: { of: 'task_id', columns: ['name'] },
  answered_requests: { of: 'owner', columns: ['body'] },
};
