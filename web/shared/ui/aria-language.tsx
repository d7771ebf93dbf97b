import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useLanguage } from '../i18n/language';

/** Around what comes from react-aria-components, so that its own words are in the chosen language. */
export function AriaLanguage({ children }: { children: ReactNode }) {
  return <I18nProvider locale={useLanguage().language === 'ja' ? 'ja-JP' : 'en-US'}>{children}</I18nProvider>;
}
