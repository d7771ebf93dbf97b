import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { generateSync } from 'otplib';
import { axe } from '../support/axe.js';
import { complaintsOf } from '../support/open-page.js';
import { button, Doors, heading } from './doors.js';

const PASSWORD = '旭山 しろくま さんぽ 2026';
const EMAIL = 'city_welfare@demo.example.jp';

let doors: Doors;
let page: Page;
let home: string;
let secret: string;
let recoveryCodes: string[];

beforeAll(async () => {
  doors = await Doors.open();
  ({ page, home } = await doors.as('city_welfare'));
}, 180_000);
afterAll(() => doors?.close());

/** What the authenticator app shows; each is good once. */
const code = () => generateSync({ secret });

async function givePassword(at: Page, password: string): Promise<void> {
  await at.goto('/sign-in');
  await at.getByLabel('メールアドレス').waitFor();
  if (await button(at, 'パスワードを使う').count()) await button(at, 'パスワードを使う').click();
  await at.getByLabel('メールアドレス').fill(EMAIL);
  await at.getByLabel('パスワード').fill(password);
  await button(at, 'サインイン').click();
}

describe('a password and an authenticator app', () => {
  it('are set up among the ways to sign in, with recovery codes to keep', async () => {
    await page.goto('/account');
    await button(page, 'パスワードを決める').click();
    await page.getByLabel('新しいパスワード').fill('password');
    await button(page, 'パスワードを決める').click();
    await page.getByRole('alert').getByText('12文字以上').waitFor();
    await page.getByLabel('新しいパスワード').fill(PASSWORD);
    await button(page, 'パスワードを決める').click();
    await button(page, '認証アプリを設定する').click();
    await page.getByRole('img', { name: '認証アプリに登録するQRコード' }).waitFor();
    secret = (await page.locator('code').innerText()).trim();
    await page.getByLabel('6けたの数字').fill('000000');
    await button(page, '設定する').click();
    await page.getByRole('alert').getByText('コードが違うか').waitFor();
    await page.getByLabel('6けたの数字').fill(code());
    await button(page, '設定する').click();
    await page.getByText('ここでしか見られません').waitFor();
    recoveryCodes = await page.locator('ul.font-mono li').allInnerTexts();
    expect(recoveryCodes).toHaveLength(10);
    const saved = page.waitForEvent('download');
    await button(page, 'ファイルに保存する').click();
    expect((await saved).suggestedFilename()).toBe('sankyu-recovery-codes.txt');
    expect(await axe(page)).toEqual([]);
  });

  it('say what to do about a wrong password and a wrong second code, and let in by the right ones', async () => {
    const other = await doors.page();
    await givePassword(other, 'wrong password');
    const alert = other.getByRole('alert');
    await alert.getByText('メールアドレスとパスワード、またはコードを確かめてください').waitFor();
    await alert.getByText('「メールのリンクを使う」').waitFor();
    await givePassword(other, PASSWORD);
    await heading(other, '認証アプリの数字');
    expect(await axe(other)).toEqual([]);
    await other.getByLabel('6けたの数字').fill('000000');
    await button(other, 'つづける').click();
    await alert.getByText('コードが違うか').waitFor();
    await button(other, 'スマホがないときは、回復コードを使う').click();
    await other.getByLabel('回復コード').fill(recoveryCodes[0]!);
    await button(other, 'つづける').click();
    await other.waitForURL(`**${home}`);
    expect(complaintsOf(other)).toEqual([]);
    // The next time this browser asks for the password at once.
    await other.goto('/sign-in');
    await other.getByLabel('パスワード').waitFor();
  });

  it('are asked for again before something important, some time after the sign-in', async () => {
    await doors.letPass(EMAIL, '11 minutes');
    await page.goto('/account');
    await button(page, '新しい回復コードをつくる').click();
    await page.getByRole('alertdialog').getByRole('button', { name: '新しい回復コードをつくる' }).click();
    const dialog = page.getByRole('alertdialog', { name: '本人確認' });
    await dialog.getByLabel('パスワード').fill('wrong password');
    await dialog.getByLabel('認証アプリの6けたの数字').fill('000000');
    await button(page, 'パスワードでたしかめる').click();
    await dialog.getByText('サインインできませんでした').waitFor();
    expect(await axe(page)).toEqual([]);
    await dialog.getByLabel('パスワード').fill(PASSWORD);
    await button(page, '回復コードを使う').click();
    await dialog.getByLabel('回復コード').fill(recoveryCodes[2]!);
    await button(page, 'パスワードでたしかめる').click();
    await page.getByText('ここでしか見られません').waitFor();
    const renewed = await page.locator('ul.font-mono li').allInnerTexts();
    expect(renewed).not.toEqual(recoveryCodes);
    recoveryCodes = renewed;
  });

  it('are asked for again in vain when somebody says no, and nothing is changed', async () => {
    await doors.letPass(EMAIL, '11 minutes');
    await page.goto('/account');
    await button(page, 'パスワードを変える').click();
    await page.getByLabel('新しいパスワード').fill('another long password 2026');
    await button(page, 'パスワードを決める').click();
    await page.getByRole('alertdialog', { name: '本人確認' }).getByRole('button', { name: 'やめる' }).click();
    await page.getByRole('alert').waitFor();
  });
});

describe('a forgotten password', () => {
  async function reset(): Promise<Page> {
    const other = await doors.page();
    const since = Date.now();
    await other.goto('/sign-in');
    await button(other, 'パスワードを使う').click();
    await other.getByRole('link', { name: 'サインインできないとき' }).click();
    await heading(other, 'サインインできないとき');
    await other.getByLabel('メールアドレス').fill(EMAIL);
    await button(other, 'リンクを送る').click();
    await other.getByText('メールを見てください').waitFor();
    await other.goto(await doors.linkTo(EMAIL, 'recover', since));
    await heading(other, '新しいパスワードを決める');
    return other;
  }

  it('is replaced by the mailed link and a recovery code', async () => {
    const other = await reset();
    await other.getByLabel('新しいパスワード').fill('あたらしい 雪だるま 三つ 2026');
    await button(other, 'パスワードを決めてサインイン').click();
    await other.getByRole('alert').getByText('「使っている」をえらんでください').waitFor();
    await other.getByLabel('使っているが、手もとにない（回復コードはある）').check();
    await other.getByLabel(/^回復コード/).fill(recoveryCodes[1]!);
    await button(other, 'パスワードを決めてサインイン').click();
    await other.waitForURL(`**${home}`);
  });

  it('of who lost the app and the codes too needs somebody’s word, and says how to go on', async () => {
    const other = await reset();
    await other.getByLabel('認証アプリも回復コードもなくした').check();
    await button(other, '本人確認をたのむ').click();
    await other.getByText('本人確認をたのみました').waitFor();
    expect(await axe(other)).toEqual([]);

    const early = await reset();
    await early.getByLabel('なくしたあと、本人確認がすんだ').check();
    await early.getByLabel('新しいパスワード').fill('さらに 新しい 合言葉 2026');
    await button(early, 'パスワードを決めてサインイン').click();
    await early.getByRole('alert').getByText('まだ承認されていない').waitFor();
  });
});
