import type { components } from '../../../../shared/api/schema';
import { useText } from '../../../../shared/i18n/texts';
import { StatusTag, type Tone } from '../../../../shared/ui/status-tag';
import { texts } from './receipts.texts';

type State = components['schemas']['ReceiptView']['state'];

const TONES: Record<State, Tone> = { waiting: 'warn', partly: 'info', matched: 'good' };

export function ReceiptState({ state }: { state: State }) {
  const t = useText(texts);
  return <StatusTag tone={TONES[state]}>{t.states[state]}</StatusTag>;
}
