import { useFormat } from '../../format/format';
import { useText } from '../../i18n/texts';
import type { Task } from './task';
import { texts } from './task.texts';

/** A task in words: what it is, and what is being done. */
export function useTaskWords() {
  const t = useText(texts);
  const { month, number } = useFormat();
  return {
    titleOf: ({ kind, input }: Task): string => {
      const title = named(t.kinds, kind) ?? kind;
      return typeof input.month === 'string' ? t.ofMonth(title, month(input.month)) : title;
    },
    stepOf: ({ state, step }: Task): string => {
      if (state !== 'running') return t[state];
      return (step && named(t.steps, step)) || t.running;
    },
    /** Nothing where there is one thing to do, or it is not known how many and none is done yet. */
    countOf: ({ doneCount, totalCount }: Task): string => {
      if (totalCount === 1) return '';
      if (totalCount !== null && totalCount > 0) return t.countOf(number(doneCount), number(totalCount));
      return doneCount > 0 ? t.count(number(doneCount)) : '';
    },
  };
}

function named(words: Readonly<Record<string, string>>, code: string): string | undefined {
  return words[code];
}
