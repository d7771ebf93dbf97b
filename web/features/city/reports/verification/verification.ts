import type { components } from '../../../../shared/api/schema';

export type Verification = components['schemas']['VerificationView'];
