import { type ReactNode, useId } from 'react';
import type { Option } from './select-field';

interface RadioProps<V extends string> {
  label: string;
  options: readonly (Option<V> & { hint?: string })[];
  value: V | undefined;
  onChange: (value: V) => void;
  error?: string | undefined;
}

export function RadioField<V extends string>({ label, options, value, onChange, error }: RadioProps<V>) {
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-1" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="mb-1.5 font-bold">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="flex min-h-11 cursor-pointer items-start gap-3 rounded-8 px-2 py-2 hover:bg-solid-gray-50"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="mt-1 size-5 shrink-0 accent-blue-900"
          />
          <span>
            {option.label}
            {option.hint && <span className="block text-sm text-solid-gray-700">{option.hint}</span>}
          </span>
        </label>
      ))}
      {error && (
        <p id={`${name}-error`} className="text-sm font-bold text-red-900">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface CheckProps {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: string;
  disabled?: boolean;
}

export function CheckField({ label, checked, onChange, hint, disabled }: CheckProps) {
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 rounded-8 px-2 py-2 hover:bg-solid-gray-50">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-1 size-5 shrink-0 accent-blue-900"
      />
      <span>
        {label}
        {hint && <span className="block text-sm text-solid-gray-700">{hint}</span>}
      </span>
    </label>
  );
}
