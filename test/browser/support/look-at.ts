import type { Page } from 'playwright-core';
import { axe } from './axe.js';
import type { Language } from './open-page.js';
import { screenshot } from './screenshot.js';
import { eachWidth, sidewaysScroll, WIDTHS, ZOOMED } from './widths.js';

/** In an ordinary run axe reads each screen once a language, where it differs most; `npm run prove -- screens` at all widths. */
const READ_AT: Record<Language, readonly number[]> =
  process.env.PROVE_SCREENS === 'all' ? { ja: WIDTHS, en: WIDTHS } : { ja: [360], en: [1280] };

/**
 * Looks at the screen that is open as a small phone, a tablet, a desk and a desk at 200 % zoom see it.
 * @returns what axe finds and what sticks out, a line each, beginning with where; nothing is what a test wants
 */
export async function lookAt(page: Page, name: string, language: Language): Promise<string[]> {
  await page.locator('h1').waitFor();
  await page.locator('main .animate-pulse').first().waitFor({ state: 'detached' });
  const found: string[] = [];
  const title = await page.title();
  if (/^(ページが見つかりません|Page not found|画面を表示できませんでした|This screen could not)/.test(title))
    found.push(`${name}: ${title}`);
  await eachWidth(
    page,
    async (width) => {
      const lines = await sidewaysScroll(page);
      if (READ_AT[language].includes(width)) lines.push(...(await axe(page)));
      found.push(...lines.map((line) => `${name} ${language} ${width}: ${line}`));
      if (width === 360 || width === 1280) await screenshot(page, `${name}-${width}-${language}`);
    },
    [...WIDTHS, ZOOMED],
  );
  return found;
}
