import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { useText } from '../i18n/texts';
import { AriaLanguage } from './aria-language';
import { texts } from './combobox.texts';
import { INPUT_LOOK } from './field';
import { useTyped } from './use-typed';

export interface ComboboxItem {
  id: string;
  label: string;
  /** What tells those of one name apart. */
  hint?: string;
}

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
export function Combobox({
  label,
  searches,
  find,
  value,
  onChange,
  hint,
  error,
  required = false,
  disabled = false,
}: Props) {
  const t = useText(texts);
  const [words, setWords] = useState('');
  const [shown, setShown] = useState(value?.label ?? '');
  const [known, setKnown] = useState(value?.id);
  const { type } = useTyped(words, setWords);
  const {
    data: items = [],
    isFetching,
    isError,
  } = useQuery({
    queryKey: ['combobox', ...searches, words],
    queryFn: ({ signal }) => find(words, signal),
    placeholderData: (before) => before,
  });

  if (known !== value?.id) {
    // Chosen or emptied by the page, not here.
    setKnown(value?.id);
    setShown(value?.label ?? '');
  }

  function choose(item: ComboboxItem | undefined) {
    setKnown(item?.id);
    setShown(item?.label ?? '');
    type('');
    onChange(item);
  }

  const nothing = isError ? t.trouble : isFetching ? t.searching : words === '' ? t.type : t.none;
  return (
    <AriaLanguage>
      <AriaComboBox
        className="flex flex-col gap-1.5"
        items={items}
        selectedKey={value?.id ?? null}
        onSelectionChange={(key) => {
          const item = items.find(({ id }) => id === key);
          if (item) choose(item);
        }}
        inputValue={shown}
        onInputChange={(now) => {
          setShown(now);
          if (now === '' && value) choose(undefined);
          else if (now !== value?.label) type(now);
        }}
        allowsEmptyCollection
        menuTrigger="focus"
        isRequired={required}
        isDisabled={disabled}
        isInvalid={error !== undefined}
        validationBehavior="aria"
      >
        <Label className="font-bold">{label}</Label>
        {hint && (
          <Text slot="description" className="text-sm text-solid-gray-700">
            {hint}
          </Text>
        )}
        <div className="relative">
          <Input className={`${INPUT_LOOK} pr-12`} />
          <Button
            aria-label={t.open}
            className="absolute inset-y-0.5 right-0.5 grid w-11 cursor-pointer place-content-center rounded-8 hover:bg-solid-gray-50"
          >
            <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5 fill-none stroke-current stroke-2">
              <path d="M6 9l6 6 6-6" />
            </svg>
          </Button>
        </div>
        <FieldError className="text-sm font-bold text-red-900">{error}</FieldError>
        <Popover className="max-h-80 w-(--trigger-width) overflow-y-auto rounded-8 border border-solid-gray-420 bg-white py-1 shadow-2">
          <ListBox<ComboboxItem>
            aria-label={label}
            className="outline-none"
            renderEmptyState={() => <p className="px-4 py-3 text-solid-gray-700">{nothing}</p>}
          >
            {(item) => (
              <ListBoxItem
                id={item.id}
                textValue={item.label}
                className="min-h-11 cursor-pointer px-4 py-2 outline-none data-focused:bg-blue-50 data-focused:shadow-[inset_4px_0_0] data-focused:shadow-blue-900 data-selected:font-bold"
              >
                {item.label}
                {item.hint && <span className="block text-sm text-solid-gray-700">{item.hint}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaComboBox>
    </AriaLanguage>
  );
}
