import { useText } from '../../../shared/i18n/texts';
import { StatusTag } from '../../../shared/ui/status-tag';
import { type EnrolmentState, stateTones, words } from './words';

export function StateTag({ state }: { state: EnrolmentState }) {
  const t = useText(words);
  return <StatusTag tone={stateTones[state] ?? 'neutral'}>{t.state[state as keyof typeof t.state]}</StatusTag>;
}
