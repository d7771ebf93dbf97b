import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Browser, Locator, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { axe } from '../support/axe.js';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { openBrowser } from '../support/open-browser.js';
import { complaintsOf, type Language, openPage } from '../support/open-page.js';
import { screenshot } from '../support/screenshot.js';
import { signInAs } from '../support/sign-in-as.js';
import { eachWidth, sidewaysScroll, WIDTHS, ZOOMED } from '../support/widths.js';

const DESK = { viewport: { width: 1280, height: 900 } };
const A_PAGE = 50;

interface Row {
  name: string;
  state: string;
}

let site: DemoSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** The list of a city's enrolments: more rows than one page holds. */
async function openTable(search = '', language: Language = 'ja', options = DESK) {
  const page = await openPage(browser, site, language, options);
  const workplace = await signInAs(page, 'city_welfare');
  const address = `${workplace}/enrolments`;
  await page.goto(`${address}${search}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const grantId = workplace.split('/').at(-1)!;
  return { page, address, ask: (query: string) => asked(page, grantId, query) };
}

/** What the service itself says. */
function asked(page: Page, grantId: string, query: string): Promise<{ items: Row[]; total?: number }> {
  return page.evaluate(
    async (path) => (await fetch(path)).json() as Promise<{ items: { name: string; state: string }[]; total?: number }>,
    `/api/v1/as/${grantId}/enrolments?${query}`,
  );
}

const names = (page: Page) => page.getByRole('rowheader').allInnerTexts();
const namesOf = ({ items }: { items: Row[] }) => items.map(({ name }) => name);
const heading = (page: Page, label: string) => page.getByRole('columnheader', { name: label, exact: true });
const paramsOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const summary = (page: Page): Locator => page.locator('main [role=status]').filter({ hasText: /件/ }).first();

/** Expected of a page that may still be on its way there. */
async function comesTo<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  const until = Date.now() + 8_000;
  while (Date.now() < until && JSON.stringify(await read()) !== JSON.stringify(wanted))
    await new Promise((done) => setTimeout(done, 50));
  expect(await read()).toEqual(wanted);
}

describe('a table of more rows than fit on a page', () => {
  it('is sorted by the service when a heading is pressed: upwards, downwards, and as it was', async () => {
    const { page, ask } = await openTable();
    const first = namesOf(await ask(`limit=${A_PAGE}`));
    await comesTo(() => names(page), first);
    for (const [sort, direction] of [
      ['employerName', 'ascending'],
      ['-employerName', 'descending'],
    ] as const) {
      await heading(page, '就労先企業').getByRole('button').click();
      await comesTo(() => names(page), namesOf(await ask(`limit=${A_PAGE}&sort=${sort}`)));
      expect(await heading(page, '就労先企業').getAttribute('aria-sort')).toBe(direction);
      expect(paramsOf(page)).toEqual({ sort });
    }
    await heading(page, '就労先企業').getByRole('button').click();
    await comesTo(() => names(page), first);
    expect(await heading(page, '就労先企業').getAttribute('aria-sort')).toBe('none');
    expect(complaintsOf(page)).toEqual([]);
  });

  it('is turned page by page, to its end and back, and says where one is', async () => {
    const { page, ask } = await openTable('?sort=nameKana');
    const all = namesOf(await ask('limit=200&sort=nameKana'));
    expect(all.length).toBeGreaterThan(A_PAGE);
    await comesTo(() => names(page), all.slice(0, A_PAGE));
    await page.getByRole('button', { name: '次へ' }).click();
    await comesTo(() => names(page), all.slice(A_PAGE, 2 * A_PAGE));
    await comesTo(() => summary(page).innerText(), `全${all.length}件のうち51〜${Math.min(100, all.length)}件目`);
    await page.getByRole('button', { name: '前へ' }).click();
    await comesTo(() => names(page), all.slice(0, A_PAGE));
    expect(await page.getByRole('button', { name: '前へ' }).isDisabled()).toBe(true);
  });

  it('stands in the address: "back", a reload and a link show the same rows', async () => {
    const { page } = await openTable('?sort=-nameKana');
    await page.getByRole('button', { name: '次へ' }).click();
    await page.getByText('2ページ').waitFor();
    await comesTo(async () => (await summary(page).innerText()).includes('うち51〜'), true);
    const second = await names(page);
    await heading(page, '状態').getByRole('button').click();
    await comesTo(async () => JSON.stringify(await names(page)) === JSON.stringify(second), false);
    await page.goBack();
    await comesTo(() => names(page), second);
    await page.reload();
    await comesTo(() => names(page), second);
    // Somebody who got the link knows no page before it: the first one is the way back.
    const elsewhere = await page.context().newPage();
    await elsewhere.setViewportSize(DESK.viewport);
    await elsewhere.goto(page.url());
    await comesTo(() => names(elsewhere), second);
    await elsewhere.getByRole('button', { name: '前へ' }).click();
    await elsewhere.getByText('1ページ').waitFor();
    expect(paramsOf(elsewhere)).toEqual({ sort: '-nameKana' });
  });

  it('is narrowed by words once their writer pauses, and by filters at once', async () => {
    const { page, ask } = await openTable();
    const [someone] = namesOf(await ask('limit=1'));
    const theirs = namesOf(await ask(`limit=${A_PAGE}&q=${encodeURIComponent(someone!)}`));
    const requests: string[] = [];
    page.on('request', (request) => {
      const { searchParams, pathname } = new URL(request.url());
      if (pathname.endsWith('/enrolments') && searchParams.get('q')) requests.push(searchParams.get('q')!);
    });
    await page.getByRole('searchbox').pressSequentially(someone!, { delay: 20 });
    await comesTo(() => names(page), theirs);
    expect(requests).toEqual([someone]);
    await page.getByRole('combobox', { name: '状態' }).selectOption('ended');
    const both = await ask(`limit=${A_PAGE}&state=ended&q=${encodeURIComponent(someone!)}`);
    await comesTo(() => names(page), namesOf(both));
    expect(paramsOf(page)).toEqual({ q: someone, state: 'ended' });
    await page.getByRole('button', { name: '条件をすべて外す' }).first().click();
    await comesTo(
      async () => [(await names(page)).length, paramsOf(page), await page.getByRole('searchbox').inputValue()],
      [A_PAGE, {}, ''],
    );
  });

  it('says when nothing matches, and leads out of it', async () => {
    const { page } = await openTable('?q=この世にいない人');
    await page.getByText('条件に合うものはありません').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: '条件をすべて外す' }).last().click();
    await comesTo(async () => (await names(page)).length, A_PAGE);
  });
});

describe('its columns and its files', () => {
  it('are those that one chose, also when one comes back', async () => {
    const { page } = await openTable();
    await page.getByRole('button', { name: '列をえらぶ' }).click();
    await page.getByRole('checkbox', { name: 'フリガナ' }).check();
    await page.getByRole('checkbox', { name: '就労先企業' }).uncheck();
    expect(await page.getByRole('checkbox', { name: '氏名' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    const columns = () => page.getByRole('columnheader').allInnerTexts();
    const shown = await columns();
    expect(shown).toContain('フリガナ');
    expect(shown).not.toContain('就労先企業');
    await page.reload();
    await comesTo(columns, shown);
  });

  it('come as CSV that Excel opens, and as Excel: all rows that match, in this order, with the columns shown', async () => {
    const { page, ask } = await openTable('?sort=-nameKana');
    const all = namesOf(await ask('limit=200&sort=-nameKana'));
    const [csvName, csv] = await takeAway(page, /^CSV/);
    expect(csvName).toMatch(/\.csv$/);
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parse(csv, { bom: true }) as string[][];
    expect(rows[0]!.slice(0, 3)).toEqual(['氏名', '就労先企業', '状態']);
    expect(rows[0]).not.toContain('フリガナ');
    expect(rows.slice(1).map(([name]) => name)).toEqual(all);
    const [excelName, excel] = await takeAway(page, /^Excel/);
    expect(excelName).toMatch(/\.xlsx$/);
    const sheet = await readSheet(excel);
    expect(sheet.map((cells) => cells[0])).toEqual(['氏名', ...all]);
  });

  it('that the service refuses are not saved: the reason stands on the page', async () => {
    const { page } = await openTable();
    await comesTo(async () => (await names(page)).length, A_PAGE);
    const problem = { status: 422, code: 'list_too_long', ja: '行が多すぎます。', en: 'Too many rows.' };
    await page.route(/format=xlsx/, (route) => route.fulfill({ status: 422, json: problem }));
    await page.getByRole('button', { name: 'ダウンロード' }).click();
    await page.getByRole('button', { name: /^Excel/ }).click();
    await page.getByRole('alert').getByText('行が多すぎます。').waitFor();
  });

  async function takeAway(page: Page, kind: RegExp): Promise<[name: string, content: Buffer]> {
    await page.getByRole('button', { name: 'ダウンロード' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: kind }).click(),
    ]);
    return [download.suggestedFilename(), readFileSync(await download.path())];
  }
});

describe('who uses it', () => {
  it('may have nothing but a keyboard', async () => {
    const { page } = await openTable();
    await comesTo(async () => (await names(page)).length, A_PAGE);
    await page.getByRole('searchbox').focus();
    const reached = new Set<string>();
    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
    }
    expect([...reached]).toEqual(expect.arrayContaining(['列をえらぶ', 'ダウンロード', '氏名', '就労先企業']));
    await heading(page, '氏名').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await comesTo(() => heading(page, '氏名').getAttribute('aria-sort'), 'ascending');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('氏名');
    await page.getByRole('button', { name: '列をえらぶ' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('列をえらぶ');
  });

  it('selects rows, which keep being selected on other pages, and not under other filters', async () => {
    const { page } = await openTable();
    await comesTo(async () => (await names(page)).length, A_PAGE);
    const [first] = await names(page);
    await page
      .getByRole('checkbox', { name: `えらぶ： ${first}` })
      .first()
      .check();
    await page.getByText('1件をえらんでいます').waitFor();
    await page.getByRole('button', { name: '次へ' }).click();
    await comesTo(async () => (await summary(page).innerText()).includes('うち51〜'), true);
    await page.getByRole('checkbox', { name: 'このページのすべてをえらぶ' }).check();
    await page.getByText(`${1 + (await names(page)).length}件をえらんでいます`).waitFor();
    await page.getByRole('combobox', { name: '状態' }).selectOption('ended');
    await page.getByText('件をえらんでいます').waitFor({ state: 'detached' });
  });

  it('has no line for a moment: it is told so, and can try again', async () => {
    const { page } = await openTable();
    await comesTo(async () => (await names(page)).length, A_PAGE);
    await page.route(/\/enrolments\?/, (route) => route.abort());
    await heading(page, '状態').getByRole('button').click();
    await page.getByText('つながりません').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.unroute(/\/enrolments\?/);
    await page.getByRole('button', { name: 'もう一度読みこむ' }).click();
    await comesTo(async () => (await names(page)).length, A_PAGE);
  });

  it.each<Language>(['ja', 'en'])(
    'sees cards on a phone and a table on a desk, and axe finds nothing, in %s',
    async (language) => {
      const { page } = await openTable('', language);
      const rows = page.getByRole('main').locator('tbody tr, li:has(dl)');
      await eachWidth(
        page,
        async (width) => {
          await comesTo(() => page.getByRole('table').count(), width < 768 ? 0 : 1);
          await comesTo(() => rows.count(), A_PAGE);
          expect([width, ...(await axe(page)), ...(await sidewaysScroll(page))]).toEqual([width]);
          await screenshot(page, `kit-table-${language}-${width}`);
        },
        [...WIDTHS, ZOOMED],
      );
      expect(complaintsOf(page)).toEqual([]);
    },
  );
});
