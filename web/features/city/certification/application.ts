import type { components } from '../../../shared/api/schema';

export type Application = components['schemas']['ApplicationView'];
