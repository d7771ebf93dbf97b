import { type Language, useLanguage } from './language';

/** A word, or a sentence made of values. */
type Text = string | ((...values: never[]) => string);
export interface TextTree {
  [name: string]: Text | TextTree;
}

type SameShape<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : SameShape<T[K]>;
};

export type Texts<T> = Record<Language, T>;

/** The words of a screen. English has exactly the keys that Japanese has; the compiler sees to it. */
export function defineTexts<const T extends TextTree>(texts: { ja: T; en: SameShape<T> }): Texts<SameShape<T>> {
  // A word of the one language stands where a word of the other may stand.
  return texts as unknown as Texts<SameShape<T>>;
}

export function useText<T>(texts: Texts<T>): T {
  return texts[useLanguage().language];
}
