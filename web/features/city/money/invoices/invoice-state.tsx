import type { components } from '../../../../shared/api/schema';
import { useText } from '../../../../shared/i18n/texts';
import { StatusTag } from '../../../../shared/ui/status-tag';
import { texts } from './invoices.texts';

interface Props {
  paper: Pick<components['schemas']['InvoiceSummary'], 'open' | 'dueOn'>;
  today: string | undefined;
}

/** Whether something of a paper is open, and whether it should have been paid by now. */
export function InvoiceState({ paper: { open, dueOn }, today }: Props) {
  const t = useText(texts);
  if (open === 0) return <StatusTag tone="good">{t.states.settled}</StatusTag>;
  if (dueOn && today && dueOn < today) return <StatusTag tone="bad">{t.overdue}</StatusTag>;
  return <StatusTag tone="info">{t.states.open}</StatusTag>;
}
