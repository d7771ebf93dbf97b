import type { DirectoryPage } from '../certificates/browse-directory.service.js';
import { type DirectoryWish, hrefOf } from './directory-wish.js';
import { type Html, html } from './html.js';
import { type Language, type PageText, tierInWords } from './page-text.js';

interface Choice {
  value: string;
  words: string;
  language: Language;
}

/** The form above the directory; it asks by GET, so that what was found has an address to pass on. */
export function directoryForm({ areas, trades, tiers }: DirectoryPage, wish: DirectoryWish, text: PageText): Html {
  const { filter, language } = wish;
  const tierChoices = tiers.map(({ code, name }) => ({ value: code, words: tierInWords(text, code, name), language }));
  return html`<form class="filter" method="get" action="directory.html" role="search" aria-labelledby="filter">
    <h2 id="filter">${text.filter}</h2>
    <div class="fields">
      <label class="field broad">
        <span class="name">${text.words}</span>
        <input type="search" name="words" maxlength="100" autocomplete="off" value="${filter.words ?? ''}" />
      </label>
      ${select('area', text.area, areas.map(asWritten), filter.area, text)}
      ${select('trade', text.trade, trades.map(asWritten), filter.trade, text)}
      ${select('tier', text.tier, tierChoices, filter.tier, text)}
    </div>
    ${language === 'ja' ? undefined : html`<input type="hidden" name="lang" value="${language}" />`}
    <div class="actions">
      <button type="submit">${text.search}</button>
      ${Object.keys(filter).length > 0 ? html`<a href="${hrefOf({ filter: {}, page: 1, language })}">${text.clear}</a>` : undefined}
    </div>
  </form>`;
}

/** What a business wrote stays Japanese. */
function asWritten(value: string): Choice {
  return { value, words: value, language: 'ja' };
}

/** A choice that is no longer among the others is shown all the same: the list below it is filtered by it. */
function select(name: string, label: string, known: Choice[], chosen: string | undefined, text: PageText): Html {
  const missing = chosen !== undefined && !known.some(({ value }) => value === chosen);
  const choices = missing ? [...known, asWritten(chosen)] : known;
  return html`<label class="field">
    <span class="name">${label}</span>
    <select name="${name}">
      <option value="">${text.all}</option>
      ${choices.map(({ value, words, language }) =>
        value === chosen
          ? html`<option value="${value}" lang="${language}" selected>${words}</option>`
          : html`<option value="${value}" lang="${language}">${words}</option>`,
      )}
    </select>
  </label>`;
}
