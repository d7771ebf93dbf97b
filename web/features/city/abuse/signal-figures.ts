import type { texts } from './signal-figures.texts';

type Words = (typeof texts)['ja'];

interface Print {
  number: (value: number) => string;
  yen: (amount: number) => string;
  words: Words;
}

interface Line {
  label: string;
  value: string;
}

/** What a signal was found by, as lines of words and numbers; lists of ids are left out. */
export function figuresOf(evidence: Readonly<Record<string, unknown>>, { number, yen, words: w }: Print): Line[] {
  const labels: Readonly<Record<string, string>> = w.figures;
  return Object.entries(evidence).flatMap(([key, value]) => {
    const label = labels[key];
    if (label === undefined) return [];
    if (Array.isArray(value)) return [{ label, value: number(value.length) }];
    if (typeof value === 'boolean') return [{ label, value: value ? w.yes : w.no }];
    if (typeof value === 'number') return [{ label, value: /yen$/i.test(key) ? yen(value) : number(value) }];
    return [];
  });
}

/** From how much on it was looked for when it was found. */
export function limitsOf(evidence: Readonly<Record<string, unknown>>, { number, words: w }: Print): Line[] {
  const labels: Readonly<Record<string, string>> = w.thresholds;
  return Object.entries((evidence.thresholds ?? {}) as Record<string, number>).flatMap(([key, value]) => {
    const label = labels[key];
    return label === undefined ? [] : [{ label, value: number(value) }];
  });
}
