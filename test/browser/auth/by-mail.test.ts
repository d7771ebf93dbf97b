import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { complaintsOf } from '../support/open-page.js';
import { pressByKeyboard, tabTo } from '../support/by-keyboard.js';
import { ask } from '../support/ask.js';
import { button, Doors, heading } from './doors.js';

let doors: Doors;

beforeAll(async () => {
  doors = await Doors.open();
}, 180_000);
afterAll(() => doors?.close());

/** Asks for a link on the sign-in page that is open. @returns where it leads */
async function askForLink(page: Page, email: string): Promise<string> {
  const since = Date.now();
  await page.getByLabel('メールアドレス').fill(email);
  await button(page, 'リンクを送る').click();
  await page.getByText('メールを見てください').waitFor();
  return doors.linkTo(email, 'sign-in', since);
}

describe('a mailed link', () => {
  it('leads from the letter to the own workplace, by keyboard alone', async () => {
    const { home, email } = await doors.as('coworker');
    const page = await doors.page();
    const since = Date.now();
    await page.goto('/');
    await pressByKeyboard(page, page.getByRole('main').getByRole('link', { name: 'サインイン' }));
    await heading(page, 'サインイン');
    await tabTo(page, page.getByLabel('メールアドレス'));
    await page.keyboard.type(email);
    await page.keyboard.press('Enter');
    await page.getByText('メールを見てください').waitFor();
    await page.goto(await doors.linkTo(email, 'sign-in', since));
    await pressByKeyboard(page, button(page, 'サインインする'));
    await page.waitForURL(`**${home}`);
    expect(complaintsOf(page)).toEqual([]);
  });

  it('keeps its secret out of the address, and says what to do when it was used', async () => {
    const { email } = await doors.as('coworker');
    const page = await doors.page();
    await page.goto('/sign-in');
    const link = await askForLink(page, email);
    await page.goto(link);
    await heading(page, 'サインイン');
    expect(page.url()).not.toContain('#');
    await button(page, 'サインインする').click();
    await page.waitForURL(/\/employee\//);

    const other = await doors.page();
    await other.goto(link);
    await button(other, 'サインインする').click();
    await other.getByRole('alert').getByText('使用済みか、期限が切れています').waitFor();
    await other.getByRole('link', { name: '新しいリンクを送る' }).click();
    await other.getByLabel('メールアドレス').waitFor();
  });

  it('brings somebody whose session ended back to where it was', async () => {
    const { page, home, email } = await doors.as('coworker');
    await page.goto(`${home}/history`);
    await heading(page, /./);
    await page.context().clearCookies();
    await page.reload();
    await page.getByText('安全のため、しばらく使わないとサインアウトします').waitFor();
    await page.goto(await askForLink(page, email));
    await button(page, 'サインインする').click();
    await page.waitForURL(`**${home}/history`);
  });

  it('tells nobody whether an address is known', async () => {
    const page = await doors.page();
    await page.goto('/sign-in');
    await page.getByLabel('メールアドレス').fill('nobody@example.jp');
    await button(page, 'リンクを送る').click();
    await page.getByText('登録されていれば').waitFor();
  });

  it('never leads to another site', async () => {
    const { home, email } = await doors.as('coworker');
    const page = await doors.page();
    await page.goto('/sign-in?next=//example.com/');
    await page.goto(await askForLink(page, email));
    await button(page, 'サインインする').click();
    await page.waitForURL(`**${home}`);
  });
});

describe('a letter', () => {
  it('opens the page of an employee whom HR registered', async () => {
    const { page: hr, home } = await doors.as('employer_hr');
    const { employerId } = await ask(hr, home, 'me');
    const email = 'first.visit@e3.example.jp';
    const employee = { staffNumber: 'W-1', name: '初見 はるか', nameKana: 'ハツミ ハルカ', email };
    const { outcomes } = await ask(hr, home, `employers/${employerId}/employees`, { employees: [employee] });
    const since = Date.now();
    await ask(hr, home, `employees/${outcomes[0].id}/welcome`, {});
    const page = await doors.page();
    const link = await doors.linkTo(email, 'welcome', since);
    await page.goto(link);
    await button(page, 'わたしのページをひらく').click();
    await page.getByRole('link', { name: 'はじめる' }).click();
    await page.waitForURL(/\/employee\//);

    const again = await doors.page();
    await again.goto(link);
    await button(again, 'わたしのページをひらく').click();
    await again.getByRole('alert').getByText('サインインしてください').waitFor();
  });

  it('changes the address that one signs in with', async () => {
    const { page, email } = await doors.as('city_auditor');
    const next = 'auditor.new@demo.example.jp';
    const since = Date.now();
    await page.goto('/account');
    await button(page, 'メールアドレスを変える').click();
    await page.getByLabel('新しいメールアドレス').fill(next);
    await button(page, 'たしかめのメールを送る').click();
    await page.getByText('たしかめのメールを送りました').waitFor();
    await page.goto(await doors.linkTo(next, 'confirm-email', since));
    await button(page, 'このアドレスにする').click();
    await page.getByText('メールアドレスを変えました').waitFor();
    await page.getByRole('link', { name: 'サインインへ' }).click();
    await page.goto(await askForLink(page, next));
    await button(page, 'サインインする').click();
    await heading(page, 'サインインの方法');
    await page.getByText(next).waitFor();
    expect(await page.getByText(email, { exact: true }).count()).toBe(0);
  });

  it('that lacks a part says so', async () => {
    const page = await doors.page();
    for (const path of ['/invitation', '/welcome', '/confirm-email', '/link-identity', '/first-admin']) {
      await page.goto(path);
      await heading(page, 'リンクが正しくありません');
    }
  });
});
