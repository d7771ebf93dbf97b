import type { components } from '../../../../shared/api/schema';
import { useText } from '../../../../shared/i18n/texts';
import { StatusTag, type Tone } from '../../../../shared/ui/status-tag';
import { texts } from './payouts.texts';

type Batch = components['schemas']['PayoutBatchView'];
type Payout = components['schemas']['PayoutView'];

const BATCHES: Record<Batch['state'], Tone> = {
  prepared: 'warn',
  approved: 'info',
  exported: 'info',
  answered: 'good',
  withdrawn: 'neutral',
};

const PAYOUTS: Record<Payout['state'], Tone> = {
  waiting: 'neutral',
  sent: 'info',
  paid: 'good',
  returned: 'bad',
  withdrawn: 'neutral',
};

export function batchNumberOf({ fiscalYear, number }: Pick<Batch, 'fiscalYear' | 'number'>): string {
  return `${fiscalYear}-${String(number).padStart(3, '0')}`;
}

export function BatchState({ state }: Pick<Batch, 'state'>) {
  const t = useText(texts);
  return <StatusTag tone={BATCHES[state]}>{t.states[state]}</StatusTag>;
}

export function PayoutState({ state }: Pick<Payout, 'state'>) {
  const t = useText(texts);
  return <StatusTag tone={PAYOUTS[state]}>{t.lineStates[state]}</StatusTag>;
}
