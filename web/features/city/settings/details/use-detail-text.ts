import { useText } from '../../../../shared/i18n/texts';
import { DETAIL_FIELDS, type DetailName, type Details } from './detail-fields';
import { texts } from './details.texts';

export function useDetailText(): (name: DetailName, value: Details[DetailName]) => string {
  const t = useText(texts);
  return (name, value) => {
    const kind = DETAIL_FIELDS.find((field) => field.name === name)?.kind;
    if (kind === 'accountKinds') return t.accountKinds[value as Details['accountKind']];
    if (kind === 'lineEnds') return t.lineEnds[value as Details['zenginLineEnd']];
    return String(value ?? '—');
  };
}
