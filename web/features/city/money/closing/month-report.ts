import type { components } from '../../../../shared/api/schema';

export type MonthReport = components['schemas']['MonthReport'];
