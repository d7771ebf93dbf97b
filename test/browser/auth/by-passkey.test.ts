import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { publicBase } from '../../../src/http/public-base.js';
import { axe } from '../support/axe.js';
import { openPage } from '../support/open-page.js';
import { signInAs } from '../support/sign-in-as.js';
import { button, Doors, heading } from './doors.js';

let doors: Doors;
let page: Page;
let home: string;
let authenticatorId: string;
let ask: (method: string, options: object) => Promise<any>;

/** A browser with an authenticator, at the address for which passkeys are made. */
beforeAll(async () => {
  doors = await Doors.open();
  const url = publicBase();
  page = await openPage(doors.browser, { url });
  await page.context().route(`${url}/**`, async (route) => {
    const there = route.request().url().replace(url, doors.site.url);
    // What a browser says of a request to its own site; here it goes to the address of the test.
    const headers = { ...route.request().headers(), origin: doors.site.url, 'sec-fetch-site': 'same-origin' };
    await route.fulfill({ response: await route.fetch({ url: there, headers }) });
  });
  const cdp = await page.context().newCDPSession(page);
  ask = (method, options) => cdp.send(method as 'WebAuthn.enable', options);
  await ask('WebAuthn.enable', {});
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  ({ authenticatorId } = await ask('WebAuthn.addVirtualAuthenticator', { options }));
  home = await signInAs(page, 'city_finance');
}, 180_000);
afterAll(() => doors?.close());

describe('a passkey', () => {
  it('is added, and renamed', async () => {
    await page.goto('/account');
    await page.getByText('まだありません').waitFor();
    await button(page, 'パスキーを登録する').click();
    await page.getByLabel('パスキーの名前').fill('仕事のスマホ');
    await button(page, 'パスキーを登録する').click();
    await page.getByText('仕事のスマホ').waitFor();
    await button(page, '名前を変える 仕事のスマホ').click();
    await page.getByLabel('パスキーの名前').fill('市役所のパソコン');
    await button(page, '名前を変える').last().click();
    await page.getByText('市役所のパソコン').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('opens the workplace, and says what to do when it does not work', async () => {
    await button(page, 'サインアウト').click();
    await page.getByRole('main').getByRole('link', { name: 'サインイン' }).click();
    await heading(page, 'サインイン');
    await ask('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await button(page, 'パスキーでサインイン').click();
    await page.getByRole('alert').getByText('パスキーが使えませんでした').waitFor();
    await ask('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    await button(page, 'パスキーでサインイン').click();
    await page.waitForURL(`**${home}`);
  });

  it('shows again who it is, before the last one is taken away, which staff cannot do', async () => {
    await doors.letPass('city_finance@demo.example.jp', '11 minutes');
    await page.goto('/account');
    await button(page, 'はずす 市役所のパソコン').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'はずす' }).click();
    await button(page, 'パスキーでたしかめる').click();
    await page.getByRole('alertdialog', { name: 'このパスキーをはずしますか？' }).getByRole('alert').waitFor();
    await button(page, 'やめる').click();
    await page.getByText('市役所のパソコン').waitFor();
  });
});
