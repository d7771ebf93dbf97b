import type { components } from '../../../../shared/api/schema';
import type { Tone } from '../../../../shared/ui/status-tag';

type Act = components['schemas']['AuditActView'];

export const roles = [
  'city_admin',
  'city_welfare',
  'city_finance',
  'city_auditor',
  'employer_hr',
  'merchant_owner',
  'merchant_clerk',
  'employee',
  'hris_client',
  'pos_client',
  'operator',
] as const satisfies Act['role'][];

export const outcomes = ['done', 'refused', 'failed', 'unknown'] as const satisfies Act['outcome'][];

export const OUTCOME_TONES: Record<Act['outcome'], Tone> = {
  done: 'good',
  refused: 'warn',
  failed: 'bad',
  unknown: 'neutral',
};
