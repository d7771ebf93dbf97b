import type { components } from '../../../shared/api/schema';

export type Employee = components['schemas']['EmployeeView'];
