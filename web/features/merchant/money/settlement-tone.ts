import type { components } from '../../../shared/api/schema';
import type { Tone } from '../../../shared/ui/status-tag';

type State = components['schemas']['SettlementView']['state'];

export const SETTLEMENT_TONES: Record<State, Tone> = {
  open: 'neutral',
  waiting: 'neutral',
  sent: 'info',
  paid: 'good',
  returned: 'bad',
};
