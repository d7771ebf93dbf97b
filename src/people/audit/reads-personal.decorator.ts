import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const READS_PERSONAL = 'sankyu:reads-personal';

/** Whose personal data a route answers with, and by which field of its answer they are named. */
export interface PersonalReading {
  subject: PersonalSubject;
  idField: string;
}

export type PersonalSubject =
  | 'employees'
  | 'enrolments'
  | 'employers'
  | 'merchants'
  | 'bank_accounts'
  | 'certifications'
  | 'receipts'
  | 'payout_batches'
  | 'signals'
  | 'pressure_reports'
  | 'disputes'
  | 'accounts'
  | 'audit_log';

/**
 * The route answers with personal data: names of people, addresses, birth dates, bank details, words somebody wrote.
 * When staff call it, that is an act of the audit log, with the ids of all who were shown.
 *
 * @param idField the field of the answer, at any depth, that says who is shown
 */
export const ReadsPersonal = (subject: PersonalSubject, idField = 'id') =>
  applyDecorators(
    SetMetadata(READS_PERSONAL, { subject, idField } satisfies PersonalReading),
    ApiExtension('x-reads-personal', subject),
  );
