import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import type { ComboboxItem } from './combobox-item';
import { useTyped } from './use-typed';

interface Wish {
  searches: readonly unknown[];
  find: (words: string, signal: AbortSignal) => Promise<readonly ComboboxItem[]>;
  value: ComboboxItem | undefined;
  onChange: (item: ComboboxItem | undefined) => void;
}

/** What is typed, what matches it, and which of those the arrow keys have come to. */
export function useCombobox({ searches, find, value, onChange }: Wish) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [at, setAt] = useState(-1);
  /** Undefined while the field shows what is chosen. */
  const [text, setText] = useState<string>();
  const { type, set } = useTyped(words, (now) => {
    setWords(now);
    setAt(-1);
  });
  const read = useQuery({
    queryKey: ['combobox', ...searches, words],
    queryFn: ({ signal }) => find(words, signal),
    placeholderData: (before) => before,
    enabled: open,
  });
  const items = read.data ?? [];

  function close() {
    setOpen(false);
    setText(undefined);
    setAt(-1);
    set('');
  }

  function choose(item: ComboboxItem | undefined) {
    if (item?.id !== value?.id) onChange(item);
    close();
  }

  /** From the last one to the first and back. */
  function walk(by: 1 | -1) {
    setOpen(true);
    if (items.length === 0) return;
    const from = at === -1 && by === -1 ? 0 : at;
    setAt((from + by + items.length) % items.length);
  }

  return {
    open,
    items,
    at,
    words,
    searching: read.isFetching,
    failed: read.isError,
    text: text ?? value?.label ?? '',
    choose,
    show: () => setOpen(true),
    write: (now: string, composing: boolean) => {
      setText(now);
      setOpen(true);
      type(now, composing);
    },
    /** Nothing typed means nothing chosen; anything else that was not chosen is forgotten. */
    leave: () => (text === '' ? choose(undefined) : close()),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return;
      const item = items[at];
      if (event.key === 'ArrowDown') walk(1);
      else if (event.key === 'ArrowUp') walk(-1);
      else if (event.key === 'Enter' && open && item) choose(item);
      else if (event.key === 'Escape' && open) close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
