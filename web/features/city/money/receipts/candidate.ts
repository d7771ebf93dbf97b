import type { components } from '../../../../shared/api/schema';

type Ground = components['schemas']['SuggestionView']['grounds'][number];

/** An invoice for which the payment may be. */
export interface Candidate {
  invoiceId: string;
  invoiceNumber: string;
  employerName: string;
  month: string;
  dueOn: string | null;
  open: number;
  grounds: readonly Ground[];
}
