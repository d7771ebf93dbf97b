import type { CertificateState } from '../certificates/certificate-state.service.js';
import type { Standing } from '../standing.js';
import { type Html, html } from './html.js';
import { day, fromCity, pageLayout, sentence, tierBadge } from './page-layout.js';
import type { PageText } from './page-text.js';

/** What somebody sees who has pointed a telephone at the code on a certificate. */
export function certificatePage(state: CertificateState, text: PageText): string {
  const { city, number, holder, tier, tierName, validFrom, validUntil, standing, asOf } = state;
  const [headline, meaning] = text.standings[standing];
  const facts: [string, Html][] = [
    [text.holder, html`<strong>${fromCity(text, holder)}</strong>`],
    ...(tier === null ? [] : [[text.tier, tierBadge(text, tier, tierName)] as [string, Html]]),
    [text.validity, sentence(text, text.fromTo, validFrom, validUntil)],
    [text.number, html`${number}`],
    [text.checkedOn, day(text, asOf)],
  ];
  const directory = text.language === 'ja' ? '../directory.html' : `../directory.html?lang=${text.language}`;
  return pageLayout({
    text,
    city,
    title: `${headline} | ${text.certificate} ${number}`,
    hrefIn: (language) => `?lang=${language}`,
    indexed: false,
    narrow: true,
    main: html` <div class="standing ${standing}">
        ${sign(standing)}
        <div>
          <h1>${headline}</h1>
          <p>${meaning}</p>
        </div>
      </div>
      <dl class="certificate">
        ${facts.map(
          ([name, value]) =>
            html` <div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      <p class="onward"><a href="${directory}">${text.toDirectory}</a></p>`,
  });
}

const TICK = html`<path d="m14 25 7 7 14-15" />`;
const CLOCK = html`<path d="M24 13v12l8 5" />`;
const PAUSE = html`<path d="M19 16v16m10-16v16" />`;
const CROSS = html`<path d="m16 16 16 16m0-16L16 32" />`;

const SHAPES: Record<Standing, Html> = {
  valid: TICK,
  not_yet: CLOCK,
  suspended: PAUSE,
  expired: CROSS,
  revoked: CROSS,
};

/** Repeats the headline for the eye; a reader's voice has the headline itself. */
function sign(standing: Standing): Html {
  return html`<svg viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="4" aria-hidden="true">
    <circle cx="24" cy="24" r="21" />
    ${SHAPES[standing]}
  </svg>`;
}
