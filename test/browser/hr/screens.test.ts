import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { lookAt } from '../support/look-at.js';
import { complaintsOf, type Language } from '../support/open-page.js';
import { Office, roster } from './office.js';

const GOOD = '2001,山本 花子,ヤマモト ハナコ,hanako@e3.example.jp,2025-12-10,2026-02-01,2026-11-01';
const BAD = '2002,長谷川 由美子ニコール,ハセガワ ユミコ,だめ,2025-03-10,2025-05-01,2026-04-01';

let office: Office;

beforeAll(async () => {
  office = await Office.open();
  await office.bill();
}, 180_000);
afterAll(() => office?.close());

/** Each screen; for those of one object, by which link of a list one comes there, and what is below it. */
const SCREENS: readonly (readonly [name: string, path: string, link?: string, below?: string])[] = [
  ['home', ''],
  ['enrolments', 'enrolments'],
  ['enrolment', 'enrolments', 'main th a, main h2 a'],
  ['report', 'enrolments?state=approved', 'main th a, main h2 a', '/report'],
  ['apply', 'enrolments/apply'],
  ['import', 'import'],
  ['staff', 'staff'],
  ['person', 'staff', 'main th a, main h2 a'],
  ['edit', 'staff', 'main th a, main h2 a', '/edit'],
  ['leave', 'staff', 'main th a, main h2 a', '/leave'],
  ['paper', 'staff', 'main th a, main h2 a', '/paper'],
  ['add', 'staff/add'],
  ['letters', 'letters'],
  ['bills', 'bills'],
  ['bill', 'bills', 'main a[href*="/bills/"]'],
  ['reports', 'reports'],
  ['certification', 'certification'],
  ['people', 'people'],
  ['invite', 'people/invite'],
  ['hand-over', 'people', 'main a[href$="/hand-over"]'],
  ['programs', 'programs'],
  ['notices', 'notices'],
  ['tasks', 'tasks'],
];

it.each(['ja', 'en'] as const)(
  'keep to WCAG 2.2 AA at each width, in %s',
  async (language: Language) => {
    const { page, home } = await office.screen(language);
    const found: string[] = [];
    for (const [name, path, link, below] of SCREENS) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${home}/${path}`);
      if (link) {
        const href = await page.locator(link).first().getAttribute('href');
        await page.goto(`${href}${below ?? ''}`);
      }
      found.push(...(await lookAt(page, `hr-${name}`, language)));
    }
    await page.goto(`${home}/import`);
    await page.locator('input[type=file]').setInputFiles(roster('名簿.csv', GOOD, BAD));
    await page.getByRole('tab').first().waitFor();
    found.push(...(await lookAt(page, 'hr-preview', language)));
    expect(found).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
    await page.context().close();
  },
  300_000,
);
