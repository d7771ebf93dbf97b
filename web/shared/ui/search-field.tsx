import { type ReactNode, useRef } from 'react';
import { useText } from '../i18n/texts';
import { Field, INPUT_LOOK } from './field';
import { texts } from './search-field.texts';
import { useTyped } from './use-typed';

interface Props {
  label: string;
  value: string;
  /** Called when the writer pauses or presses Enter. */
  onSearch: (words: string) => void;
  hint?: ReactNode;
}

export function SearchField({ label, value, onSearch, hint }: Props) {
  const t = useText(texts);
  const { typed, type, flush, set } = useTyped(value, onSearch);
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field label={label} hint={hint}>
      {({ id, describedBy }) => (
        <div className="relative">
          <input
            ref={input}
            id={id}
            type="search"
            enterKeyHint="search"
            autoComplete="off"
            maxLength={100}
            value={typed}
            aria-describedby={describedBy}
            onChange={({ target, nativeEvent }) => type(target.value, (nativeEvent as InputEvent).isComposing)}
            onCompositionEnd={({ currentTarget }) => type(currentTarget.value)}
            onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && flush()}
            className={`${INPUT_LOOK} pr-12 [&::-webkit-search-cancel-button]:hidden`}
          />
          {typed !== '' && (
            <button
              type="button"
              aria-label={t.clear}
              onClick={() => {
                set('');
                input.current?.focus();
              }}
              className="absolute inset-y-0.5 right-0.5 grid w-11 cursor-pointer place-content-center rounded-8 text-solid-gray-700 hover:bg-solid-gray-50"
            >
              <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5 fill-none stroke-current stroke-2">
                <path d="M6 6l12 12M18 6 6 18" />
              </svg>
            </button>
          )}
        </div>
      )}
    </Field>
  );
}
