import { useText } from '../../../shared/i18n/texts';
import { StatusTag } from '../../../shared/ui/status-tag';
import { type CertificationState, STATE_TONES, words } from './certification-words';

export function CertificationStateTag({ state }: { state: CertificationState }) {
  return <StatusTag tone={STATE_TONES[state]}>{useText(words).states[state]}</StatusTag>;
}
