import type { components } from '../../../../shared/api/schema';

export type BudgetReport = components['schemas']['BudgetReportView'];
