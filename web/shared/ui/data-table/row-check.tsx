import { useId } from 'react';
import { useText } from '../../i18n/texts';
import { texts } from './data-table.texts';

interface Props {
  /** The element that says what the row is about. */
  labelledBy: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function RowCheck({ labelledBy, checked, onChange }: Props) {
  const t = useText(texts);
  const id = useId();
  return (
    <label className="grid size-11 cursor-pointer place-content-center">
      <input
        type="checkbox"
        id={id}
        aria-label={t.select}
        aria-labelledby={`${id} ${labelledBy}`}
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        className="size-5 accent-blue-900"
      />
    </label>
  );
}
