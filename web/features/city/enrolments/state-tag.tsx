import { useText } from '../../../shared/i18n/texts';
import { StatusTag } from '../../../shared/ui/status-tag';
import { type EnrolmentState, STATE_TONES, words } from './words';

export function EnrolmentStateTag({ state }: { state: EnrolmentState }) {
  return <StatusTag tone={STATE_TONES[state]}>{useText(words).states[state]}</StatusTag>;
}
