import { type ReactNode, useId } from 'react';
import { useText } from '../i18n/texts';
import type { ComboboxItem } from './combobox-item';
import { texts } from './combobox.texts';
import { Field, INPUT_LOOK } from './field';
import { useCombobox } from './use-combobox';

interface Props {
  label: string;
  /** What is searched, as part of the memory of what was found: ['employers']. */
  searches: readonly unknown[];
  /** Those that match; without words the first there are, or none. */
  find: (words: string, signal: AbortSignal) => Promise<readonly ComboboxItem[]>;
  value: ComboboxItem | undefined;
  onChange: (item: ComboboxItem | undefined) => void;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
}

/** Chooses one out of more than a list would hold: the service is asked for those that match what is typed. */
export function Combobox({ label, hint, error, required = false, disabled = false, ...wish }: Props) {
  const t = useText(texts);
  const list = useId();
  const box = useCombobox(wish);
  const { open, items, at } = box;
  const listed = open && items.length > 0;
  const nothing = box.failed ? t.trouble : box.searching ? t.searching : box.words === '' ? t.type : t.none;
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      {({ id, describedBy, invalid }) => (
        <div className="relative">
          <input
            id={id}
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={listed}
            aria-controls={listed ? list : undefined}
            aria-activedescendant={open && items[at] ? `${list}-${at}` : undefined}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            required={required}
            disabled={disabled}
            value={box.text}
            onClick={box.show}
            onBlur={box.leave}
            onKeyDown={box.onKeyDown}
            onChange={({ target, nativeEvent }) => box.write(target.value, (nativeEvent as InputEvent).isComposing)}
            onCompositionEnd={({ currentTarget }) => box.write(currentTarget.value, false)}
            className={`${INPUT_LOOK} pr-12`}
          />
          <svg
            viewBox="0 0 24 24"
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 right-4 my-auto size-5 fill-none stroke-current stroke-2"
          >
            <path d="M6 9l6 6 6-6" />
          </svg>
          <p role="status" className="sr-only">
            {open && (items.length > 0 ? t.found(items.length) : nothing)}
          </p>
          {open && (
            <div
              // The field keeps the focus while something below it is pressed.
              onPointerDown={(event) => event.preventDefault()}
              className="absolute inset-x-0 top-full z-30 mt-2 rounded-8 border border-solid-gray-420 bg-white py-1 shadow-2"
            >
              {items.length === 0 && (
                <p aria-hidden="true" className="px-4 py-3 text-solid-gray-700">
                  {nothing}
                </p>
              )}
              {items.length > 0 && (
                <ul role="listbox" id={list} aria-label={label} className="max-h-80 overflow-y-auto">
                  {items.map((item, index) => (
                    <li
                      key={item.id}
                      id={`${list}-${index}`}
                      role="option"
                      aria-selected={item.id === wish.value?.id}
                      ref={(line) => {
                        if (index === at) line?.scrollIntoView({ block: 'nearest' });
                      }}
                      onClick={() => box.choose(item)}
                      className={`min-h-11 cursor-pointer border-l-4 px-4 py-2 hover:bg-solid-gray-50 ${index === at ? 'border-blue-900 bg-blue-50' : 'border-transparent'} ${item.id === wish.value?.id ? 'font-bold' : ''}`}
                    >
                      {item.label}
                      {item.hint && <span className="block text-sm text-solid-gray-700">{item.hint}</span>}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          )}
        </div>
      )}
    </Field>
  );
}
