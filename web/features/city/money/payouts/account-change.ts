import type { components } from '../../../../shared/api/schema';

export type AccountChange = components['schemas']['WaitingBankAccountChangeView'];
