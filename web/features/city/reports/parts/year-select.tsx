import { useFormat } from '../../../../shared/format/format';
import { useText } from '../../../../shared/i18n/texts';
import { SelectField } from '../../../../shared/ui/select-field';
import { texts } from './year-select.texts';

interface Props {
  years: readonly number[];
  year: number;
  onChange: (year: number) => void;
}

/** Which fiscal year a report is about; not on paper, where its title says so. */
export function YearSelect({ years, year, onChange }: Props) {
  const t = useText(texts);
  const { fiscalYear: written } = useFormat();
  return (
    <div className="no-print sm:max-w-xs">
      <SelectField
        label={t.year}
        value={String(year)}
        options={years.map((value) => ({ value: String(value), label: written(value) }))}
        onChange={(value) => onChange(Number(value))}
      />
    </div>
  );
}
