import type { Page } from 'playwright-core';

/** A small phone, a tablet, a desk: CSS pixels. */
export const WIDTHS = [360, 768, 1280] as const;
/** What a desk of 1280 pixels shows at a zoom of 200 %. */
export const ZOOMED = 640;

/** Looks at the page at each width, one after the other. */
export async function eachWidth(
  page: Page,
  look: (width: number) => Promise<unknown>,
  widths: readonly number[] = WIDTHS,
): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
    await look(width);
  }
}

/** What sticks out of the page at its side, so that one would have to scroll there; nothing is what a test wants. */
export function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5 && !scrolls(element.parentElement),
    );
    return [
      `the page is ${scrollWidth} wide where ${clientWidth} are to be seen`,
      ...wide.map((one) => `${one.tagName.toLowerCase()}.${one.className} "${one.textContent?.slice(0, 40)}"`),
    ];
  });
}
