import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { packageRoot } from '../../../src/database/package-root.js';

/** Keeps a picture of the whole page in `.screens/`, for people to look at, where SCREENS=1 asks for it. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env.SCREENS !== '1') return;
  await page.screenshot({
    path: join(packageRoot(), '.screens', `${name}.png`),
    fullPage: true,
    animations: 'disabled',
  });
}
