import type { ReactNode } from 'react';
import { Field, INPUT_LOOK } from './field';

export interface Option<V extends string = string> {
  value: V;
  label: string;
}

interface Props<V extends string> {
  label: string;
  options: readonly Option<V>[];
  value: V;
  onChange: (value: V) => void;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
}

export function SelectField<V extends string>({
  label,
  options,
  value,
  onChange,
  hint,
  error,
  required,
  disabled,
}: Props<V>) {
  return (
    <Field label={label} hint={hint} error={error} required={required ?? false}>
      {({ id, describedBy, invalid }) => (
        <select
          id={id}
          value={value}
          required={required}
          disabled={disabled}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={({ target }) => onChange(target.value as V)}
          className={INPUT_LOOK}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
