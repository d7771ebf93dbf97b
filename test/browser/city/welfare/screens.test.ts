import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe } from '../../support/axe.js';
import { lookAt } from '../../support/look-at.js';
import { complaintsOf, type Language } from '../../support/open-page.js';
import { WaitingCity } from './waiting-city.js';

let city: WaitingCity;

beforeAll(async () => {
  city = await WaitingCity.open();
}, 180_000);
afterAll(() => city?.close());

const FIRST = 'main th a, main h2 a';

/** Each screen; for those of one object, by which link of a list one comes there, and what is below it. */
const SCREENS: readonly (readonly [name: string, path: string, link?: string, below?: string])[] = [
  ['today', ''],
  ['enrolments', 'enrolments?state=applied'],
  ['enrolment', 'enrolments?state=applied', FIRST],
  ['correct', 'enrolments?state=approved', FIRST, '/correct'],
  ['doubles', 'enrolments/doubles'],
  ['imports', 'imports'],
  ['employers', 'employers'],
  ['employer', 'employers', FIRST],
  ['enrolments-of-employer', 'employers', FIRST, '/enrolments?state=applied'],
  ['new-employer', 'employers/new'],
  ['merchants', 'merchants'],
  ['merchant', 'merchants', FIRST],
  ['new-merchant', 'merchants/new'],
  ['certifications', 'certifications'],
  ['certification', 'certifications?state=applied', FIRST],
  ['certified', 'certifications?state=certified', FIRST],
  ['disputes', 'disputes'],
  ['signals', 'signals'],
  ['signal', 'signals', 'main a[href*="/signals/0"]'],
  ['signal-settings', 'signals/settings'],
  ['holds', 'holds'],
  ['recalls', 'recalls'],
  ['pressure', 'pressure'],
  ['report-of-pressure', 'pressure', FIRST],
];

it.each(['ja', 'en'] as const)(
  'keep to WCAG 2.2 AA at each width, in %s',
  async (language: Language) => {
    const { page, home } = await city.screen('city_welfare', language);
    const found: string[] = [];
    for (const [name, path, link, below] of SCREENS) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${home}/${path}`);
      if (link) {
        const href = await page.locator(link).first().getAttribute('href');
        await page.goto(`${href}${below ?? ''}`);
      }
      found.push(...(await lookAt(page, `city-${name}`, language)));
    }
    expect(found).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
    await page.context().close();
  },
  240_000,
);

it('keep to it in what they ask too', async () => {
  const { page, home } = await city.screen();
  const found: string[] = [];
  const asked = async (name: string, button: string | RegExp) => {
    await page.getByRole('button', { name: button }).first().click();
    await page.getByRole('heading', { level: 2 }).or(page.locator('[slot=title]')).first().waitFor();
    await page.locator('[role=dialog], [role=alertdialog]').waitFor();
    found.push(...(await axe(page)).map((line) => `${name}: ${line}`));
    await page.keyboard.press('Escape');
    await page.locator('[role=dialog], [role=alertdialog]').waitFor({ state: 'detached' });
  };
  await follow(page, `${home}/enrolments?state=applied`);
  await asked('approve', '承認する');
  await asked('end', '登録を終える');
  await follow(page, `${home}/enrolments?state=approved`);
  await asked('transfer', '転職（企業の変更）');
  await follow(page, `${home}/employers`);
  await asked('person', /手続きを開く/);
  await follow(page, `${home}/merchants`);
  await asked('shop', '店舗を追加');
  await asked('listed person', '人を登録');
  await page.goto(`${home}/signals/settings`);
  await asked('settings', /「特定の企業/);
  await page.goto(`${home}/disputes`);
  await asked('dispute', /異議を判断する/);
  expect(found).toEqual([]);
  await page.context().close();
}, 120_000);

async function follow(page: Page, list: string): Promise<void> {
  await page.goto(list);
  await page.locator(FIRST).first().click();
  await page.getByRole('link', { name: /^← / }).waitFor();
}
