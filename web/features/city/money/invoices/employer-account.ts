import type { components } from '../../../../shared/api/schema';

export type EmployerAccount = components['schemas']['EmployerAccountView'];
