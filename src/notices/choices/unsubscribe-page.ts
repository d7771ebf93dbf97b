import { html } from '../../certification/pages/html.js';
import { PAGE_STYLE } from '../../certification/pages/page-style.js';
import type { NoticeLanguage } from '../notice-kinds.js';
import { noticeTexts } from '../texts/notice-texts.js';

/** A page with one question and one button, or with the answer. It says nothing of whose letters they are. */
export function unsubscribePage(language: NoticeLanguage, says: 'question' | 'done'): string {
  const { title, button, ...words } = noticeTexts[language].page;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${PAGE_STYLE}
      </head>
      <body>
        <main id="main">
          <div class="wide narrow">
            <h1>${title}</h1>
            <p>${words[says]}</p>
            ${says === 'done' ? undefined : html`<form method="post"><button type="submit">${button}</button></form>`}
          </div>
        </main>
      </body>
    </html> `.source;
}
