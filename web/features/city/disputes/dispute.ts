import type { components } from '../../../shared/api/schema';

export type Dispute = components['schemas']['DisputeView'];
