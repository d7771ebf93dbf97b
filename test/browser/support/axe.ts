import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';

/** Sent to each page that is read, so in its short form. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** WCAG 2.2 at level AA, and what axe knows of good habits beyond it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the page as it is now, a line for each element; nothing is what a test wants. */
export async function axe(page: Page): Promise<string[]> {
  // Evaluated by the browser's own door for debuggers, so that the page's policy stays as it is.
  await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    const { violations } = await (window as unknown as { axe: typeof axeCore }).axe.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, impact, help, nodes }) =>
      nodes.map(({ target, html }) => `${id} (${impact}): ${help} at ${target.join(' ')}: ${html.slice(0, 160)}`),
    );
  }, RULES);
}
