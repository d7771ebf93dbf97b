import { useText } from '../../../../shared/i18n/texts';
import { StatusTag, type Tone } from '../../../../shared/ui/status-tag';
import { texts } from './closing.texts';
import type { MonthOfClosing } from './use-closings';

const TONES: Record<MonthOfClosing['state'], Tone> = {
  open: 'neutral',
  flipped: 'warn',
  prepared: 'info',
  approved: 'good',
};

export function ClosingState({ state, running }: Pick<MonthOfClosing, 'state' | 'running'>) {
  const t = useText(texts);
  return <StatusTag tone={TONES[state]}>{running && state === 'open' ? t.states.running : t.states[state]}</StatusTag>;
}
