import type { components } from '../../../../shared/api/schema';
import { useText } from '../../../../shared/i18n/texts';
import { StatusTag, type Tone } from '../../../../shared/ui/status-tag';
import { texts } from './settlements.texts';

type Settlement = components['schemas']['SettlementView'];

const TONES: Record<Settlement['state'], Tone> = {
  open: 'neutral',
  waiting: 'info',
  sent: 'info',
  paid: 'good',
  returned: 'bad',
};

/** As it is printed on the statement. */
export function numberOf({ fiscalYear, number }: Pick<Settlement, 'fiscalYear' | 'number'>): string {
  return `S${fiscalYear}-${String(number).padStart(5, '0')}`;
}

export function SettlementState({ state }: Pick<Settlement, 'state'>) {
  const t = useText(texts);
  return <StatusTag tone={TONES[state]}>{t.states[state]}</StatusTag>;
}
