import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, ReactNode } from 'react';
import { Field, INPUT_LOOK } from './field';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  type?: HTMLInputTypeAttribute;
  inputMode?: 'none' | 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search' | 'url';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  multiline?: boolean;
  rows?: number;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  disabled?: boolean;
  autoFocus?: boolean;
  name?: string;
}

export function TextField({
  label,
  hint,
  error,
  required = false,
  multiline = false,
  rows = 4,
  onChange,
  ...input
}: Props) {
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      {({ id, describedBy, invalid }) => {
        const common = {
          id,
          required,
          'aria-describedby': describedBy,
          'aria-invalid': invalid || undefined,
          onChange: (event: { target: { value: string } }) => onChange(event.target.value),
        };
        if (!multiline) return <input {...input} {...common} className={INPUT_LOOK} />;
        const { type: _type, min: _min, max: _max, ...area } = input;
        return <textarea {...area} {...common} rows={rows} className={INPUT_LOOK} />;
      }}
    </Field>
  );
}
