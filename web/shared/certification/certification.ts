import type { components } from '../api/schema';
import type { Tone } from '../ui/status-tag';

export type Certification = components['schemas']['CertificationView'];
/** With what the applicant says and shows, and what the city asks. */
export type Application = components['schemas']['ApplicationView'];

export const CERTIFICATION_TONES: Record<Certification['state'], Tone> = {
  applied: 'info',
  certified: 'good',
  suspended: 'warn',
  expired: 'bad',
  revoked: 'bad',
  refused: 'bad',
};
