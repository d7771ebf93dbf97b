import { useFormat } from '../../../shared/format/format';
import { useText } from '../../../shared/i18n/texts';
import { StatusTag } from '../../../shared/ui/status-tag';
import { texts } from './bills.texts';

/** Whether a paper is settled, or how much of it is open. */
export function PaidTag({ bill: { open, amount } }: { bill: { open: number; amount: number } }) {
  const t = useText(texts);
  const { yen } = useFormat();
  if (open === 0) return <StatusTag tone="good">{t.states.settled}</StatusTag>;
  return <StatusTag tone="warn">{open < amount ? t.part(yen(open)) : t.states.open}</StatusTag>;
}
