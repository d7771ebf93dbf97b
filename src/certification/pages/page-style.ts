import { createHash } from 'node:crypto';
import { Html } from './html.js';

/**
 * How every page for the public looks: the colours, sizes and focus ring of the Digital Agency's design system. Text
 * and the edges of fields keep the contrast of WCAG 2.2 AA (4.5:1 and 3:1); a target is at least 44 px high.
 */
const STYLE = `
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  display: flex; flex-direction: column; min-height: 100vh; margin: 0; color: #1a1a1a; background: #fff; line-height: 1.7; overflow-wrap: anywhere;
  font-family: 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, -apple-system, BlinkMacSystemFont, sans-serif;
}
h1, h2, h3, p, ul, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: #0017c1; text-underline-offset: 0.2em; }
a:visited { color: #5c10be; }
a:hover { color: #00118f; text-decoration-thickness: 3px; }
:focus-visible { outline: 4px solid #000; outline-offset: 2px; border-radius: 4px; box-shadow: 0 0 0 2px #ffd43d; }
.wide { width: 100%; max-width: 70rem; margin: 0 auto; padding: 0 1rem; }
.narrow { max-width: 44rem; }
.skip { position: absolute; left: 1rem; top: -6rem; z-index: 1; padding: 0.75rem 1rem; background: #ffd43d; color: #000; }
.skip:focus { top: 0.5rem; }
.top { border-bottom: 1px solid #ccc; }
.top .wide { display: flex; gap: 1rem; align-items: center; justify-content: space-between; min-height: 4rem; }
.brand { font-weight: 700; line-height: 1.4; }
.brand .city { display: block; font-size: 0.875rem; font-weight: 400; }
.language { display: inline-block; padding: 0.6rem 0; white-space: nowrap; }
main { flex: 1; padding: 2rem 0 4rem; }
h1, h2 { word-break: auto-phrase; text-wrap: balance; }
h1 { font-size: 1.75rem; line-height: 1.4; }
h2 { font-size: 1.375rem; line-height: 1.5; }
h3 { font-size: 1.0625rem; line-height: 1.5; }
.lead { margin-top: 0.75rem; max-width: 46rem; }
.quiet { color: #595959; font-size: 0.875rem; }
.bottom { border-top: 1px solid #ccc; padding: 1.5rem 0 2.5rem; background: #f7f7f7; }

.filter { margin-top: 1.5rem; padding: 1.25rem; background: #f2f2f2; border-radius: 12px; }
.filter h2 { font-size: 1.125rem; }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 1rem; margin-top: 0.75rem; }
.field.broad { grid-column: 1 / -1; }
.field { display: block; }
.field .name { display: block; font-weight: 700; font-size: 0.9375rem; }
.field input, .field select {
  width: 100%; min-height: 3rem; margin-top: 0.25rem; padding: 0 0.75rem; font: inherit; color: inherit;
  background: #fff; border: 1px solid #666; border-radius: 8px;
}
.actions { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; margin-top: 1.25rem; }
.actions a { padding: 0.6rem 0; }
button {
  min-width: 9rem; min-height: 3rem; padding: 0 1.5rem; font: inherit; font-weight: 700; color: #fff; background: #0017c1;
  border: 0; border-radius: 8px; cursor: pointer;
}
button:hover { background: #00118f; text-decoration: underline; text-underline-offset: 0.2em; }

.found { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; margin-top: 2rem; }
.found strong { font-size: 1.5rem; }
.found a { padding: 0.6rem 0; }
.areas { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.75rem; }
.areas a {
  display: inline-flex; gap: 0.5rem; align-items: center; min-height: 2.75rem; padding: 0 0.875rem; background: #fff;
  border: 1px solid #0017c1; border-radius: 999px; text-decoration: none; color: #0017c1; line-height: 1.3;
}
.areas a:hover { background: #e8f1fe; text-decoration: underline; }
.group { margin-top: 2.5rem; }
.group h2 { padding-bottom: 0.5rem; border-bottom: 3px solid #0017c1; }
.group h2 .quiet { margin-left: 0.5rem; font-weight: 400; }
.entry { display: grid; gap: 0.5rem; padding: 1rem 0; border-bottom: 1px solid #ccc; }
.entry .kana { line-height: 1.5; }
.facts { display: grid; gap: 0.125rem; font-size: 0.9375rem; }
.facts div { display: grid; grid-template-columns: 5.5rem 1fr; gap: 0.5rem; }
.facts dt { color: #595959; }
.tier {
  justify-self: start; align-self: start; padding: 0 0.75rem; border: 1px solid; border-radius: 999px; font-size: 0.875rem; font-weight: 700;
}
.tier.platinum { color: #00118f; background: #e8f1fe; }
.tier.gold { color: #604b00; background: #fff4c7; }
.tier.silver { color: #333; background: #f2f2f2; }
.tier.bronze { color: #7a2f00; background: #ffeee2; }
.tier.none { color: #115a36; background: #e6f5ec; }
.empty { margin-top: 1.5rem; padding: 1.5rem; border: 1px solid #ccc; border-radius: 12px; }
.empty p + p { margin-top: 0.5rem; }
.pages { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; justify-content: center; margin-top: 2.5rem; }
.pages a {
  display: inline-flex; align-items: center; min-height: 3rem; padding: 0 1.25rem; border: 1px solid #0017c1; border-radius: 8px;
  color: #0017c1; font-weight: 700; text-decoration: none;
}
.pages a:hover { background: #e8f1fe; text-decoration: underline; }

.standing { display: flex; gap: 1rem; align-items: center; padding: 1.25rem; border: 3px solid; border-radius: 12px; }
.standing svg { flex: none; width: 2.5rem; height: 2.5rem; }
.standing h1 { font-size: 1.25rem; }
.standing p { color: #1a1a1a; }
.standing.valid { color: #115a36; background: #e6f5ec; }
.standing.not_yet { color: #00118f; background: #e8f1fe; }
.standing.suspended, .standing.expired { color: #6d3f00; background: #fff4e0; }
.standing.revoked { color: #a30000; background: #fdeeee; }
.certificate { margin-top: 1.5rem; border-top: 1px solid #ccc; }
.certificate div { display: grid; gap: 0 1rem; padding: 0.875rem 0; border-bottom: 1px solid #ccc; }
.certificate dt { color: #595959; font-size: 0.9375rem; }
.certificate dd { font-size: 1.0625rem; }
.certificate .tier { display: inline-block; }
.onward { margin-top: 1.5rem; }
.onward a { display: inline-block; padding: 0.6rem 0; }

@media (min-width: 48rem) {
  .wide { padding: 0 2rem; }
  main { padding: 3rem 0 5rem; }
  h1 { font-size: 2.25rem; }
  .filter { padding: 1.5rem 2rem 1.75rem; }
  .found a { margin-left: auto; }
  .entry { grid-template-columns: minmax(0, 1fr) 7rem minmax(0, 18rem); gap: 0.25rem 1.5rem; }
  .certificate div { grid-template-columns: 10rem 1fr; align-items: center; }
  .standing { padding: 2rem; gap: 1.5rem; }
  .standing h1 { font-size: 2rem; }
  .standing svg { width: 3rem; height: 3rem; }
}
@media (min-width: 64rem) {
  .fields { grid-template-columns: 1.6fr repeat(3, 1fr); }
  .field.broad { grid-column: auto; }
  .entry { grid-template-columns: minmax(0, 1fr) 7rem 30rem; }
  .facts { grid-template-columns: 11rem 10rem 7rem; gap: 1rem; }
  .facts div { display: block; grid-row: 1; }
  .facts dt { font-size: 0.875rem; line-height: 1.5; }
  .facts div:nth-last-child(3) { grid-column: 1; }
  .facts div:nth-last-child(2) { grid-column: 2; }
  .facts div:last-child { grid-column: 3; }
}
@media print { .filter, .skip, .language, .pages, .areas, .onward { display: none; } }
`;

/** In one piece with its tags: its hash in the policy below allows for no space between them. */
export const PAGE_STYLE = new Html(`<style>${STYLE}</style>`);

/** A page runs and loads nothing: of styles it knows only the one above, and its form asks this very service. */
export const PUBLIC_PAGE_POLICY =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
