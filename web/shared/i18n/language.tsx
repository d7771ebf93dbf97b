import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';

export type Language = 'ja' | 'en';
/** How years are written: 2026年 or 令和8年. */
export type Era = 'western' | 'japanese';

interface Choices {
  language: Language;
  era: Era;
  choose: (choice: Partial<{ language: Language; era: Era }>) => void;
}

const Chosen = createContext<Choices | undefined>(undefined);
const KEPT = 'sankyu-language';

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState(atFirst);
  useEffect(() => {
    document.documentElement.lang = chosen.language;
    localStorage.setItem(KEPT, JSON.stringify(chosen));
  }, [chosen]);
  const value = useMemo(
    () => ({
      ...chosen,
      choose: (choice: Partial<typeof chosen>) => setChosen((before) => ({ ...before, ...choice })),
    }),
    [chosen],
  );
  return <Chosen value={value}>{children}</Chosen>;
}

export function useLanguage(): Choices {
  const choices = use(Chosen);
  if (!choices) throw new Error('useLanguage stands outside of LanguageProvider');
  return choices;
}

function atFirst(): { language: Language; era: Era } {
  const language: Language = navigator.languages.some((one) => one.startsWith('ja')) ? 'ja' : 'en';
  const fallback = { language: navigator.languages.length === 0 ? ('ja' as const) : language, era: 'western' as const };
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<{ language: Language; era: Era }>;
    return {
      language: kept.language === 'ja' || kept.language === 'en' ? kept.language : fallback.language,
      era: kept.era === 'japanese' ? 'japanese' : 'western',
    };
  } catch {
    return fallback;
  }
}
