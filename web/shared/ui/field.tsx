import { type ReactNode, useId } from 'react';
import { useText } from '../i18n/texts';
import { texts } from './field.texts';

interface Props {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode;
}

/** A label, what helps to fill it in, the field, and what is wrong with it. */
export function Field({ label, hint, error, required = false, children }: Props) {
  const t = useText(texts);
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-bold">
        {label}
        {required && <span className="ml-2 text-sm font-normal text-red-900">{t.required}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-solid-gray-700">
          {hint}
        </p>
      )}
      {children({ id, describedBy: described || undefined, invalid: error !== undefined })}
      {error && (
        <p id={`${id}-error`} className="text-sm font-bold text-red-900">
          {error}
        </p>
      )}
    </div>
  );
}

export const INPUT_LOOK =
  'min-h-12 w-full rounded-8 border border-solid-gray-600 bg-white px-4 py-2 text-base hover:border-black disabled:border-solid-gray-300 disabled:bg-solid-gray-50 disabled:text-solid-gray-600 aria-invalid:border-2 aria-invalid:border-red-900';
