import type { DateIso } from '../../domain/date.js';
import type { TierCode } from '../criteria/tier.entity.js';
import { type Html, html } from './html.js';
import { PAGE_STYLE } from './page-style.js';
import { dayInWords, type Language, type PageText, tierInWords } from './page-text.js';

export interface PageParts {
  text: PageText;
  title: string;
  /** Undefined where there is no such city. */
  city: string | undefined;
  /** The same page in another language. */
  hrefIn(language: Language): string;
  /** Whether search engines may show it. */
  indexed: boolean;
  narrow?: boolean;
  main: Html;
}

/** What all pages for the public have in common: no script, nothing loaded from anywhere, everything in order without styles. */
export function pageLayout({ text, title, city, hrefIn, indexed, narrow = false, main }: PageParts): string {
  const other: Language = text.language === 'ja' ? 'en' : 'ja';
  const width = narrow ? 'wide narrow' : 'wide';
  return html`<!doctype html>
    <html lang="${text.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${indexed ? undefined : html`<meta name="robots" content="noindex" />`}
        <title>${title}${city === undefined ? undefined : ` | ${city} ${text.certification}`}</title>
        ${PAGE_STYLE}
      </head>
      <body>
        <a class="skip" href="#main">${text.skip}</a>
        <header class="top">
          <div class="${width}">
            <p class="brand">
              ${city === undefined ? undefined : html`<span class="city">${fromCity(text, city)}</span>`}${text.certification}
            </p>
            <a class="language" href="${hrefIn(other)}" lang="${other}" hreflang="${other}">${text.otherLanguage}</a>
          </div>
        </header>
        <main id="main" tabindex="-1">
          <div class="${width}">${main}</div>
        </main>
        ${
          city === undefined
            ? undefined
            : html`<footer class="bottom">
                <div class="${width}"><p class="quiet">${text.footer(city)}</p></div>
              </footer>`
        }
      </body>
    </html> `.source;
}

/** What the city or a business wrote: it stays Japanese, and says so to a reader's voice. */
export function fromCity(text: PageText, written: string): Html {
  return text.language === 'ja' ? html`${written}` : html`<span lang="ja">${written}</span>`;
}

export function day(text: PageText, date: DateIso): Html {
  return html`<time datetime="${date}">${dayInWords(text, date)}</time>`;
}

/** A sentence of the page's words with days in it, each marked up as one. */
export function sentence(text: PageText, words: (...days: string[]) => string, ...dates: DateIso[]): Html {
  const parts = words(...dates.map(() => GAP)).split(GAP);
  return html`${parts.map((part, index) => [part, index < dates.length ? day(text, dates[index] as DateIso) : undefined])}`;
}

const GAP = '\0';

/** A tier said in words; the colour only repeats it. */
export function tierBadge(text: PageText, tier: TierCode | null, name: string | null): Html {
  if (tier === null) return html`<span class="tier none">${text.noTier}</span>`;
  return html`<span class="tier ${tier}">${tierInWords(text, tier, name ?? tier)}</span>`;
}
