import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { lookAt } from '../support/look-at.js';
import { complaintsOf, type Language } from '../support/open-page.js';
import { ask } from '../support/ask.js';
import { Doors } from './doors.js';

let doors: Doors;
let invitation: string;

beforeAll(async () => {
  doors = await Doors.open();
  const { page, home } = await doors.as('city_admin');
  const email = 'somebody.with.a.long.address@department-of-finance.demo.example.jp';
  const since = Date.now();
  await ask(page, home, 'invitations', { email, name: '新任 財政', role: 'city_finance' });
  invitation = await doors.linkTo(email, 'invitation', since);
}, 180_000);
afterAll(() => doors?.close());

it.each<Language>(['ja', 'en'])(
  'the doors keep to WCAG 2.2 AA at each width, in %s',
  async (language) => {
    const page = await doors.page(language);
    const found: string[] = [];
    for (const [name, path] of [
      ['sign-in', '/sign-in?ended=1&next=/home'],
      ['mailed-link', '/sign-in#abc'],
      ['callback-failed', '/sign-in/callback/nowhere?error=denied'],
      ['recover', '/recover'],
      ['reset', '/recover#abc'],
      ['invitation', invitation],
      ['no-link', '/invitation'],
      ['welcome', '/welcome#abc'],
      ['confirm-email', '/confirm-email#abc'],
      ['link-identity', '/link-identity#abc'],
    ] as const) {
      await page.goto('about:blank');
      await page.goto(path);
      found.push(...(await lookAt(page, `auth-${name}`, language)));
    }
    expect(found).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
    await page.context().close();
  },
  120_000,
);

it.each<Language>(['ja', 'en'])(
  'the settings keep to WCAG 2.2 AA at each width, with all that unfolds, in %s',
  async (language) => {
    const { page } = await doors.as('city_auditor', language);
    await page.goto('/account');
    await page.locator('section').last().waitFor();
    const found = await lookAt(page, 'auth-account', language);
    for (const name of [/パスキーを登録|Add a passkey/, /パスワードを決める|Set the password/, /^メール|Change the ad/])
      await page.getByRole('button', { name }).first().click();
    found.push(...(await lookAt(page, 'auth-account-unfolded', language)));
    expect(found).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
    await page.context().close();
  },
  120_000,
);
