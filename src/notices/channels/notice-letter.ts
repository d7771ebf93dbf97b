import { html } from '../../certification/pages/html.js';
import { noticeTexts } from '../texts/notice-texts.js';
import type { Notice } from './notice.js';

/** The notice as plain text. */
export function noticeText({ language, recipient, words, city, welcomeUrl, unsubscribeUrl }: Notice): string {
  const texts = noticeTexts[language];
  const quote = words.quote
    ?.split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`)
    .join('\n');
  const welcome = welcomeUrl === undefined ? undefined : `${texts.welcome}:\n${welcomeUrl}`;
  const parts = [texts.dear(recipient.name), words.lines.join('\n'), quote, welcome, `--\n${texts.from(city)}`];
  if (unsubscribeUrl !== undefined) parts.push(`${texts.unsubscribe}:\n${unsubscribeUrl}`);
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}

/** The notice as HTML that loads nothing and runs nothing; what people wrote is only ever text in it. */
export function noticeHtml({ language, recipient, words, city, welcomeUrl, unsubscribeUrl }: Notice): string {
  const texts = noticeTexts[language];
  const { subject, lines, quote } = words;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${subject}</title>
      </head>
      <body style="margin:0 auto;max-width:36rem;padding:1rem;font-family:sans-serif;line-height:1.7;color:#1a1a1a">
        <p>${texts.dear(recipient.name)}</p>
        ${lines.map((line) => html`<p>${line}</p>`)}
        ${
          quote === undefined
            ? undefined
            : html`<blockquote
                style="margin:1rem 0;padding:.5rem 1rem;border-left:4px solid #767676;white-space:pre-wrap"
              >
                ${quote}
              </blockquote>`
        }
        ${welcomeUrl === undefined ? undefined : html`<p><a href="${welcomeUrl}">${texts.welcome}</a></p>`}
        <p style="border-top:1px solid #ccc;padding-top:.5rem;font-size:.875rem">${texts.from(city)}</p>
        ${
          unsubscribeUrl === undefined
            ? undefined
            : html`<p style="font-size:.875rem"><a href="${unsubscribeUrl}">${texts.unsubscribe}</a></p>`
        }
      </body>
    </html> `.source;
}
