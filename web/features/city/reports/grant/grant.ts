import type { components } from '../../../../shared/api/schema';

export type Grant = components['schemas']['GrantView'];
