import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { complaintsOf } from '../support/open-page.js';
import { ask } from '../support/ask.js';
import { button, Doors, heading } from './doors.js';

let doors: Doors;

beforeAll(async () => {
  doors = await Doors.open();
}, 180_000);
afterAll(() => doors?.close());

describe('an invitation', () => {
  it('leads from the letter to the role, which opens once a stronger way to sign in is set up', async () => {
    const { page: admin, home } = await doors.as('city_admin');
    const email = 'new.auditor@demo.example.jp';
    const since = Date.now();
    await ask(admin, home, 'invitations', { email, name: '新任 監査', role: 'city_auditor' });
    const link = await doors.linkTo(email, 'invitation', since);
    const page = await doors.page();
    await page.goto(link);
    await page.getByText('市 監査').waitFor();
    await button(page, '招待を受ける').click();
    await heading(page, '招待を受けました');
    await page.getByRole('link', { name: 'サインインの方法を決める' }).click();
    await heading(page, 'サインインの方法');
    await page.getByText('この役割には、強い本人確認が必要です').waitFor();
    await page.goto('/home');
    await heading(page, 'サインインの方法');
    expect(complaintsOf(page)).toEqual([]);

    const again = await doors.page();
    await again.goto(link);
    await again.getByRole('alert').getByText('招待した人に').waitFor();
  });
});

describe('somebody with several roles', () => {
  it('chooses one, and changes to another by the menu', async () => {
    const { page: owner, home: shop } = await doors.as('merchant_owner');
    const { page, home, email } = await doors.as('coworker');
    const { merchantId } = await ask(owner, shop, 'me');
    const since = Date.now();
    await ask(owner, shop, 'invitations', { email, name: '竹内 恵子', role: 'merchant_owner', merchantId });
    await page.goto(await doors.linkTo(email, 'invitation', since));
    await button(page, '招待を受ける').click();
    await heading(page, '招待を受けました');
    // Among the demo's doors is one that is strong enough for both roles.
    await page.evaluate(async () => {
      const body = JSON.stringify({ role: 'coworker' });
      const headers = { 'content-type': 'application/json' };
      await fetch('/api/v1/auth/demo-sign-in', { method: 'POST', headers, body });
      localStorage.clear();
    });
    await page.goto('/home');
    await heading(page, 'どの役割で使いますか？');
    await page.getByRole('link', { name: /店主/ }).click();
    await page.waitForURL(/\/shop\//);
    await button(page, 'アカウント').click();
    await page
      .getByRole('banner')
      .getByRole('link', { name: /従業員/ })
      .click();
    await page.waitForURL(`**${home}`);
    await heading(page, 'わたしの券');
    await page.goto('/home');
    await page.waitForURL(`**${home}`);
  });
});

describe('somebody who leaves', () => {
  it('is out at once, and so is another device that is signed out from here', async () => {
    const { page, email } = await doors.as('merchant_clerk');
    const { page: other, home } = await doors.as('merchant_clerk');
    expect(email).toMatch(/clerk/);
    await page.goto('/account');
    await page.getByText('いまの端末').waitFor();
    await button(page, 'ほかの端末をすべてサインアウトさせる').click();
    await page.getByText('サインアウトさせました').waitFor();
    await other.goto(home);
    await other.waitForURL(/\/sign-in\?ended/);
    await button(page, 'サインアウト').click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto('/account');
    await page.waitForURL(/\/sign-in\?ended/);
  });
});
