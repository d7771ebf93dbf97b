import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { lookAt } from '../../support/look-at.js';
import { complaintsOf, type Language } from '../../support/open-page.js';
import { csv, FinanceDesk, STATEMENT } from './finance-desk.js';

let desk: FinanceDesk;

beforeAll(async () => {
  desk = await FinanceDesk.open();
  await desk.firstMonth();
}, 180_000);
afterAll(() => desk?.close());

/** Each screen; for those of one object, by which link of a list one comes there. */
const SCREENS: readonly (readonly [name: string, path: string, link?: string])[] = [
  ['issuing', 'issuing'],
  ['issuing-next', 'issuing?issue=2026-12'],
  ['issuance-run', 'issuing', 'main th a'],
  ['closings', 'closing'],
  ['closing-approved', 'closing/2026-05'],
  ['closing-open', 'closing/2026-06'],
  ['closing-blocked', 'closing/2026-08'],
  ['closing-running', 'closing/2026-11'],
  ['invoices', 'invoices'],
  ['invoice', 'invoices', 'main th a'],
  ['arrears', 'invoices/arrears'],
  ['accounts', 'invoices/accounts'],
  ['receipts', 'receipts'],
  ['receipt', 'receipts?state=waiting', 'main th a'],
  ['statement', 'receipts/statement'],
  ['settlements', 'settlements'],
  ['settlement', 'settlements', 'main th a'],
  ['payouts', 'payouts'],
  ['payout-batch', 'payouts', 'main th a'],
  ['payout-lines', 'payouts/lines'],
  ['account-changes', 'payouts/accounts'],
  ['tasks', 'tasks'],
  ['split', 'split?from=2026-05&to=2026-10&by=employer'],
  ['split-merchants', 'split?by=merchant&share=cityShare'],
  ['budget', 'budget'],
  ['grant', 'grant'],
  ['grant-edit', 'grant/edit'],
  ['unused', 'unused'],
  ['operations', 'operations?code=redeem'],
  ['operation', 'operations', 'main th a'],
  ['journal', 'journal'],
  ['payroll', 'payroll'],
  ['verification', 'verification'],
];

it.each(['ja', 'en'] as const)(
  'keep to WCAG 2.2 AA at each width, in %s',
  async (language: Language) => {
    const { page, home } = await desk.screen('city_finance', language);
    const found: string[] = [];
    for (const [name, path, link] of SCREENS) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${home}/${path}`);
      if (link) await page.goto((await page.locator(link).first().getAttribute('href'))!);
      found.push(...(await lookAt(page, `city-${name}`, language)));
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${home}/receipts/statement`);
    await page.locator('input[type=file]').setInputFiles(csv('明細.csv', STATEMENT));
    await page.locator('main table').waitFor();
    found.push(...(await lookAt(page, 'city-statement-seen', language)));
    expect(found).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
  },
  240_000,
);
