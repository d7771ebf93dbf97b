import { useText } from '../../../../shared/i18n/texts';
import { CheckField } from '../../../../shared/ui/choice-field';
import { SelectField } from '../../../../shared/ui/select-field';
import { TextField } from '../../../../shared/ui/text-field';
import type { RULE_FIELDS, RuleName, Rules } from './rule-fields';
import { texts } from './rules.texts';

interface Props {
  label: string;
  kind: (typeof RULE_FIELDS)[number]['kind'];
  value: Rules[RuleName];
  onChange: (value: Rules[RuleName]) => void;
  error: string | undefined;
}

export function RuleInput({ label, kind, value, onChange, error }: Props) {
  const t = useText(texts);
  if (kind === 'flag') return <CheckField label={label} checked={value === true} onChange={onChange} />;
  if (typeof kind !== 'string')
    return (
      <SelectField
        label={label}
        value={String(value)}
        onChange={(chosen) => onChange(chosen as Rules[RuleName])}
        options={kind.map((one) => ({ value: one, label: t.choices[one as keyof typeof t.choices] }))}
        error={error}
      />
    );
  return (
    <TextField
      label={label}
      {...(kind === 'limit' ? { hint: t.noLimitHint } : {})}
      type="number"
      inputMode="numeric"
      min={0}
      required={kind !== 'limit'}
      value={value === null ? '' : String(value)}
      onChange={(typed) => onChange(typed === '' ? (kind === 'limit' ? null : 0) : Math.trunc(Number(typed)))}
      error={error}
    />
  );
}
