import { useText } from '../../../shared/i18n/texts';
import { StatusTag } from '../../../shared/ui/status-tag';
import { type Door, doorTones, doorWords } from './words';

export function DoorTag({ door }: { door: Door }) {
  const t = useText(doorWords);
  return <StatusTag tone={doorTones[door]}>{t[door]}</StatusTag>;
}
