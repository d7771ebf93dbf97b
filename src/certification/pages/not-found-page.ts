import { html } from './html.js';
import { pageLayout } from './page-layout.js';
import type { PageText } from './page-text.js';

/** For whoever has followed a wrong address, or the code on a certificate that the city never gave. */
export function notFoundPage(text: PageText): string {
  return pageLayout({
    text,
    city: undefined,
    title: text.notFound,
    hrefIn: (language) => `?lang=${language}`,
    indexed: false,
    narrow: true,
    main: html` <h1>${text.notFound}</h1>
      <p class="lead">${text.notFoundHelp}</p>`,
  });
}
