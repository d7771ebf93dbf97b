import type { components } from '../../../shared/api/schema';

export type Imported = components['schemas']['ImportView'];
