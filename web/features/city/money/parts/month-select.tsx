import { useFormat } from '../../../../shared/format/format';
import { SelectField } from '../../../../shared/ui/select-field';

interface Props {
  label: string;
  /** In the order in which they stand. */
  months: readonly string[];
  value: string;
  onChange: (month: string) => void;
  hint?: string;
}

/** One of some months, written as people write them; a field that every browser has. */
export function MonthSelect({ months, ...field }: Props) {
  const { month: written } = useFormat();
  return <SelectField {...field} options={months.map((value) => ({ value, label: written(value) }))} />;
}
