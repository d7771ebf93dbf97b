import type { components } from '../../../../shared/api/schema';

export type Batch = components['schemas']['PayoutBatchDetailView'];
