import { type DirectoryPage, ENTRIES_A_PAGE } from '../certificates/browse-directory.service.js';
import type { DirectoryEntry } from '../dto/public.dto.js';
import { directoryForm } from './directory-form.js';
import { csvHrefOf, type DirectoryWish, hrefOf } from './directory-wish.js';
import { type Html, html } from './html.js';
import { fromCity, pageLayout, sentence, tierBadge } from './page-layout.js';
import type { PageText } from './page-text.js';

/** Who is certified, for anybody to look around in. */
export function directoryPage(directory: DirectoryPage, asked: DirectoryWish, text: PageText): string {
  const { city, asOf, found, page, pages } = directory;
  const wish = { ...asked, page };
  const total = found.reduce((sum, { count }) => sum + count, 0);
  return pageLayout({
    text,
    city,
    title: pages > 1 ? `${text.directory} | ${text.pageOf(page, pages)}` : text.directory,
    hrefIn: (language) => hrefOf({ ...wish, language }),
    indexed: true,
    main: html` <h1>${text.directory}</h1>
      <p class="lead">${text.directoryLead(city)}</p>
      ${directoryForm(directory, wish, text)}
      <div class="found">
        <p><strong>${text.found(total)}</strong> <span class="quiet">${sentence(text, text.asOf, asOf)}</span></p>
        ${total > 0 ? html`<a href="${csvHrefOf(wish.filter)}">${text.csv}</a>` : undefined}
      </div>
      ${areaLinks(directory, wish, text)} ${total > 0 ? groups(directory, text) : nothing(wish, text)}
      ${paging(wish, pages, text)}`,
  });
}

function areaLinks({ found }: DirectoryPage, wish: DirectoryWish, text: PageText): Html | undefined {
  const named = found.flatMap(({ area, count }) => (area === null ? [] : [{ area, count }]));
  if (named.length < 2) return undefined;
  return html`<nav aria-label="${text.byArea}">
    <ul class="areas">
      ${named.map(
        ({ area, count }) =>
          html` <li>
            <a href="${hrefOf({ ...wish, page: 1, filter: { ...wish.filter, area } })}"
              >${fromCity(text, area)} <span>${text.found(count)}</span></a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function groups({ entries, found, page, tiers }: DirectoryPage, text: PageText): Html[] {
  let before = 0;
  return found.map(({ area, count }, index) => {
    const continued = before < (page - 1) * ENTRIES_A_PAGE;
    before += count;
    const here = entries.filter((entry) => entry.area === area);
    if (here.length === 0) return html``;
    const heading = area === null ? html`${text.employers}` : fromCity(text, area);
    return html` <section class="group" aria-labelledby="group-${index}">
      <h2 id="group-${index}">
        ${heading}${continued ? text.continued : undefined} <span class="quiet">${text.found(count)}</span>
      </h2>
      <ul>
        ${here.map((entry) => listed(entry, tiers, text))}
      </ul>
    </section>`;
  });
}

function listed(entry: DirectoryEntry, tiers: DirectoryPage['tiers'], text: PageText): Html {
  const { name, nameKana, trade, tier, number, validUntil } = entry;
  const address = `certificates/${encodeURIComponent(number)}${text.language === 'ja' ? '' : `?lang=${text.language}`}`;
  return html` <li class="entry">
    <div>
      <h3><a href="${address}">${fromCity(text, name)}</a></h3>
      <p class="kana quiet">${fromCity(text, nameKana)}</p>
    </div>
    ${tierBadge(text, tier, tiers.find(({ code }) => code === tier)?.name ?? null)}
    <dl class="facts">
      ${
        trade === null
          ? undefined
          : html`<div>
              <dt>${text.trade}</dt>
              <dd>${fromCity(text, trade)}</dd>
            </div>`
      }
      <div>
        <dt>${text.validUntil}</dt>
        <dd>${sentence(text, text.until, validUntil)}</dd>
      </div>
      <div>
        <dt>${text.number}</dt>
        <dd>${number}</dd>
      </div>
    </dl>
  </li>`;
}

function nothing({ filter, language }: DirectoryWish, text: PageText): Html {
  if (Object.keys(filter).length === 0) return html`<div class="empty"><p>${text.nobody}</p></div>`;
  return html`<div class="empty">
    <p><strong>${text.noMatch}</strong></p>
    <p>${text.noMatchHelp}</p>
    <p><a href="${hrefOf({ filter: {}, page: 1, language })}">${text.clear}</a></p>
  </div>`;
}

function paging(wish: DirectoryWish, pages: number, text: PageText): Html | undefined {
  if (pages === 1) return undefined;
  const { page } = wish;
  return html`<nav class="pages" aria-label="${text.paging}">
    ${page > 1 ? html`<a rel="prev" href="${hrefOf({ ...wish, page: page - 1 })}">${text.before}</a>` : undefined}
    <span>${text.pageOf(page, pages)}</span>
    ${page < pages ? html`<a rel="next" href="${hrefOf({ ...wish, page: page + 1 })}">${text.after}</a>` : undefined}
  </nav>`;
}
