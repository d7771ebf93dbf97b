import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useText } from '../i18n/texts';
import { texts } from './file-drop.texts';
import { faultOf, type FileRules, sizeText } from './file-rules';

/** As large as the service takes a file. */
const MOST_BYTES = 20 * 1024 ** 2;

interface Props {
  label: string;
  hint?: ReactNode;
  /** Endings of the files that can be used: ['.csv', '.xlsx']. */
  accept: readonly string[];
  mostBytes?: number;
  /** Whether several can be chosen, which then come one after the other. */
  multiple?: boolean;
  files: readonly File[];
  onChange: (files: File[]) => void;
  /** What the service says against them. */
  error?: string | undefined;
  disabled?: boolean;
}

/** A place for files: dropped, or chosen by pressing it. What cannot be right is said before anything is sent. */
export function FileDrop({
  label,
  hint,
  accept,
  mostBytes = MOST_BYTES,
  multiple = false,
  files,
  onChange,
  ...rest
}: Props) {
  const { disabled = false } = rest;
  const t = useText(texts);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<string>();
  const error = fault ?? rest.error;
  const kinds = accept.join(t.or);
  const largest = sizeText(mostBytes);

  function take(given: readonly File[]) {
    if (given.length === 0 || disabled) return;
    const found = whyNot(given, { endings: accept, mostBytes });
    setFault(found);
    if (!found) onChange(multiple ? [...files, ...given] : [...given]);
  }

  function whyNot(given: readonly File[], rules: FileRules): string | undefined {
    if (!multiple && given.length > 1) return t.onlyOne;
    for (const file of given) {
      const wrong = faultOf(file, rules);
      if (wrong === 'kind') return t.kindWrong(file.name, kinds);
      if (wrong === 'size') return t.tooLarge(file.name, largest);
      if (wrong === 'empty') return t.isEmpty(file.name);
    }
    return undefined;
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  }

  return (
    <div className="flex flex-col gap-2">
      <span id={`${id}-label`} className="font-bold">
        {label}
      </span>
      {hint && (
        <div id={`${id}-hint`} className="text-sm text-solid-gray-700">
          {hint}
        </div>
      )}
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(!disabled);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex cursor-pointer flex-col items-center gap-2 rounded-12 border-2 border-dashed px-4 py-8 text-center has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black has-disabled:cursor-not-allowed has-disabled:opacity-60 ${over ? 'border-blue-900 bg-blue-50' : 'border-solid-gray-536 bg-white hover:bg-solid-gray-50'}`}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true" className="size-10 fill-none stroke-blue-900 stroke-[1.5]">
          <path d="M12 16V5m-4.5 4L12 4.5 16.5 9M4 15v4.5h16V15" />
        </svg>
        <span className="font-bold text-blue-900 underline underline-offset-4">{t.choose}</span>
        <span className="text-sm pointer-coarse:hidden">{t.drop}</span>
        <span id={`${id}-kinds`} className="text-sm text-solid-gray-700">
          {t.kinds(kinds, largest)}
        </span>
        <input
          ref={input}
          type="file"
          accept={accept.join(',')}
          multiple={multiple}
          disabled={disabled}
          aria-labelledby={`${id}-label`}
          aria-describedby={[hint ? `${id}-hint` : '', `${id}-kinds`, error ? `${id}-error` : '']
            .filter(Boolean)
            .join(' ')}
          aria-invalid={error ? true : undefined}
          onChange={({ target }) => {
            take([...(target.files ?? [])]);
            // The same file, chosen again after it was mended, is a new choice.
            target.value = '';
          }}
          className="sr-only"
        />
      </label>
      <p id={`${id}-error`} role="alert" className="text-sm font-bold text-red-900 empty:hidden">
        {error}
      </p>
      {files.length > 0 && (
        <ul aria-label={t.chosen} className="flex flex-col gap-2">
          {files.map((file, index) => (
            <li
              key={`${file.name} ${index}`}
              className="flex min-h-12 items-center justify-between gap-3 rounded-8 border border-solid-gray-300 py-1 pr-1 pl-4"
            >
              <span className="min-w-0">
                <span className="font-bold">{file.name}</span>{' '}
                <span className="text-sm whitespace-nowrap text-solid-gray-700">{sizeText(file.size)}</span>
              </span>
              <button
                type="button"
                aria-label={t.remove(file.name)}
                disabled={disabled}
                onClick={() => {
                  onChange(files.filter((_one, at) => at !== index));
                  input.current?.focus();
                }}
                className="grid size-11 shrink-0 cursor-pointer place-content-center rounded-8 text-solid-gray-700 hover:bg-solid-gray-50"
              >
                <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5 fill-none stroke-current stroke-2">
                  <path d="M6 6l12 12M18 6 6 18" />
                </svg>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
