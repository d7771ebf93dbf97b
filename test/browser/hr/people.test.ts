import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { complaintsOf } from '../support/open-page.js';
import { screenshot } from '../support/screenshot.js';
import { button, heading, link, Office, sure } from './office.js';

let office: Office;
let page: Page;
let home: string;

beforeAll(async () => {
  office = await Office.open();
  await office.bill();
  ({ page, home } = await office.screen());
}, 180_000);
afterAll(() => office?.close());

const told = (text: string) => page.getByRole('status').filter({ hasText: text }).last().waitFor();
const fill = async (fields: Record<string, string>) => {
  for (const [label, value] of Object.entries(fields))
    await page.getByRole('textbox', { name: label }).or(page.getByLabel(label)).first().fill(value);
};
const PERSON = {
  社員番号: '3001',
  氏名: '新田 真由美',
  フリガナ: 'ニッタ マユミ',
  メールアドレス: 'nitta@e3.example.jp',
};

describe('a parent', () => {
  it('is applied for by form, which says what is missing before anything is sent', async () => {
    await page.goto(`${home}/enrolments/apply`);
    await button(page, '申し込む').click();
    await page.getByText('「社員番号」を入れてください。').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    await fill({
      ...PERSON,
      社員番号: '2009',
      氏名: '石川 さやか',
      子の生年月日: '2025-12-10',
      育児休業の開始日: '2026-02-01',
      復職日: '2026-01-31',
    });
    await button(page, '申し込む').click();
    await page.getByText('復職日が、育児休業の開始日より前です。').waitFor();
    await fill({ 復職日: '2026-11-01' });
    await button(page, '申し込む').click();
    await heading(page, '石川 さやかさん').waitFor();
    await page.getByText('市が内容を確かめています。').waitFor();
    await screenshot(page, 'hr-enrolment-applied');
  });

  it('has cost what was issued, shown month by month', async () => {
    await page.goto(`${home}/enrolments?state=approved`);
    await page.getByRole('rowheader').getByRole('link').first().click();
    await page.getByRole('table', { name: '配付した券' }).waitFor();
    expect(await page.locator('dl > div').filter({ hasText: 'これまでの負担' }).innerText()).toMatch(/[\d,]+円/);
    await screenshot(page, 'hr-enrolment');
  });

  it('goes on leave and comes back, with what follows said before', async () => {
    const enrolment = page.url();
    await link(page, '退職・休業・復職を届け出る').click();
    await button(page, '届け出る').click();
    await page.getByText('何があったかを選んでください。').waitFor();
    await page.getByLabel('ふたたび休業に入った').check();
    await page.getByText('2026年12月からは、復職を届け出るまで券が配付されません。').waitFor();
    await button(page, '休業を届け出る').click();
    await sure(page, '休業を届け出る').click();
    await page.waitForURL(enrolment);
    await page.getByText('休業中のため、券の配付を止めています。').waitFor();
    await link(page, '退職・休業・復職を届け出る').click();
    await page.getByLabel('復職した').check();
    await button(page, '復職を届け出る').click();
    await sure(page, '復職を届け出る').click();
    await page.waitForURL(enrolment);
    await page.getByText('復職しました').waitFor();
  });

  it('who moves to another company is the city’s to hand over, and HR is told so', async () => {
    await link(page, '退職・休業・復職を届け出る').click();
    await page.getByLabel('この市のほかの会社に移る').check();
    await page.getByText('市の担当課に知らせてください').waitFor();
    expect(await button(page, /届け出る/).count()).toBe(0);
  });

  it('who left is reported on a day that has come, by keyboard alone', async () => {
    await page.keyboard.press('Tab');
    await page.getByLabel('退職した').focus();
    await page.keyboard.press('Space');
    const day = page.getByLabel('退職日（最後の日）');
    await day.fill('2099-01-01');
    await day.press('Enter');
    await page.getByText('退職日・やめる日は、今日までの日付にしてください。').waitFor();
    await day.fill('2026-11-20');
    await day.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    const go = sure(page, '退職を届け出る');
    for (let stop = 0; stop < 6 && !(await go.evaluate((one) => one === document.activeElement)); stop += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('この登録は終わりました。').waitFor();
    expect(complaintsOf(page)).toEqual([]);
  });
});

describe('a colleague', () => {
  it('is added, sent the letter, corrected, and leaves', async () => {
    await page.goto(`${home}/staff/add`);
    await fill(PERSON);
    await button(page, '加える').click();
    await heading(page, '新田 真由美さん').waitFor();
    await button(page, '案内メールを送る').click();
    await button(page, '案内メールをもう一度送る').waitFor();
    await link(page, '内容を直す').click();
    await fill({ 氏名: '佐々木 真由美' });
    await button(page, '直した内容を保存する').click();
    await heading(page, '佐々木 真由美さん').waitFor();
    await link(page, '退職を届け出る').click();
    await button(page, '退職を届け出る').click();
    await sure(page, '退職を届け出る').click();
    await page.waitForURL(/\/staff$/);
    await told('退職を届け出ました');
  });

  it('is not added twice', async () => {
    await page.goto(`${home}/staff`);
    await page.getByRole('rowheader').first().waitFor();
    const number = (await page.getByRole('row').nth(1).getByRole('cell').nth(1).innerText()).trim();
    await page.goto(`${home}/staff/add`);
    await fill({ ...PERSON, 社員番号: number });
    await button(page, '加える').click();
    await page.getByText('この社員番号は別の人に使われているか').waitFor();
  });

  it('without a phone gets coupons on paper, which can be made void', async () => {
    await page.goto(`${home}/enrolments?state=approved`);
    await page.getByRole('rowheader').getByRole('link').last().click();
    await link(page, '従業員としての情報を見る').click();
    await link(page, '紙の券を作る').click();
    await page.getByLabel('紙の枚数').fill('41');
    await button(page, '印刷用の PDF を作る').click();
    await page.getByText('1から40までの数を入れてください。').waitFor();
    await page.getByLabel('紙の枚数').fill('２');
    await page.getByText('全部で 2 券（2,000円）').waitFor();
    await button(page, '印刷用の PDF を作る').click();
    const [download] = await Promise.all([page.waitForEvent('download'), sure(page, '印刷用の PDF を作る').click()]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
    await button(page, 'この紙を使えなくする').click();
    await sure(page, 'この紙を使えなくする').click();
    await page.getByText('使えません').waitFor();
  });

  it('who has no letter is sent one with all the others', async () => {
    await page.goto(`${home}/letters`);
    const all = page.getByRole('button', { name: /人全員に送る$/ });
    await all.click();
    await sure(page, '案内メールを送る').click();
    await page.getByText(/^\d+人に送りました$/).waitFor();
    await page.getByText('全員に案内メールを送ってあります').waitFor();
  });
});

describe('the bill', () => {
  it('is on the first screen, with how to pay, its lines and its paper', async () => {
    await page.goto(home);
    await page.getByText(/^お支払いいただく請求が .+円 あります$/).waitFor();
    await link(page, '請求を見る').click();
    await heading(page, '2026年5月分の請求').waitFor();
    await heading(page, 'お支払いの方法').waitFor();
    const [paper] = await Promise.all([page.waitForEvent('download'), button(page, '請求書（PDF）').click()]);
    expect(paper.suggestedFilename()).toMatch(/^invoice-.+\.pdf$/);
    await screenshot(page, 'hr-bills');
    await link(page, '明細を見る').click();
    await page.getByRole('table', { name: '明細' }).waitFor();
  });

  it('and the payroll can be had as files', async () => {
    await page.goto(`${home}/reports?from=2026-05&to=2026-06`);
    await page.getByRole('table', { name: '配付の一覧（給与用）' }).waitFor();
    await button(page, 'ダウンロード').first().click();
    const [file] = await Promise.all([page.waitForEvent('download'), button(page, /^CSV（Shift_JIS）/).click()]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    await page.goto(`${home}/reports?from=2026-06&to=2026-05`);
    await page.getByText('おわりの月は、はじめの月と同じか、あとにしてください。').waitFor();
  });
});

describe('the office itself', () => {
  it('tells how often thanks were given, and nowhere by whom', async () => {
    await page.goto(home);
    const thanks = page.locator('dl > div').filter({ hasText: '2026年11月のお礼' });
    await thanks.getByText(/^\d+回$/).waitFor();
    expect(await thanks.getByRole('link').count()).toBe(0);
    await screenshot(page, 'hr-home-bill');
  });

  it('invites a colleague, takes the invitation back, and hands over', async () => {
    await page.goto(`${home}/people/invite`);
    await button(page, '招待を送る').click();
    await page.getByText('「氏名」を入れてください。').waitFor();
    await fill({ 氏名: '人事 二郎', メールアドレス: 'jiro@e3.example.jp' });
    await button(page, '招待を送る').click();
    await heading(page, '人事の担当者').waitFor();
    await button(page, '人事 二郎さんへの招待を取り消す').click();
    await page.getByText('返事を待っている招待はありません').waitFor();
    await page.getByRole('link', { name: /の担当を引き継ぐ$/ }).click();
    await fill({ 氏名: '後任 花子', メールアドレス: 'kounin@e3.example.jp' });
    await button(page, '引き継ぎの招待を送る').click();
    await page.getByText('引き継ぎの招待').waitFor();
  });

  it('applies for its certification and answers the checklist', async () => {
    await page.goto(`${home}/certification`);
    await button(page, '認定を申し込む').click();
    await sure(page, '認定を申し込む').click();
    await heading(page, '認定の申し込み').waitFor();
    const first = page.getByRole('listitem').filter({ hasText: '育児休業の規程' }).first();
    await first.getByLabel('しています').check();
    await button(page, '答えを保存する').click();
    await page.getByText('すべて保存されています。').waitFor();
    await page.getByText('8個のうち1個にチェックが入っています').waitFor();
    await screenshot(page, 'hr-checklist');
  });

  it('makes a key for its HR system, which is shown once', async () => {
    await page.goto(`${home}/programs`);
    await button(page, '鍵をつくる').click();
    await page.getByLabel('何に使うか').fill('勤怠システム');
    await button(page, 'つくる').click();
    await page.getByText('この鍵は、いまだけ見られます。').first().waitFor();
    await page.reload();
    await page.getByText('勤怠システム').waitFor();
    expect(await page.getByText('この鍵は、いまだけ見られます。').count()).toBe(0);
  });

  it('chooses which notices it is sent', async () => {
    await page.goto(`${home}/notices`);
    await page.getByLabel('認定の期限が 60 日後にせまったとき').uncheck();
    await button(page, '保存する').click();
    await told('保存しました');
    await page.reload();
    expect(await page.getByLabel('認定の期限が 60 日後にせまったとき').isChecked()).toBe(false);
    expect(complaintsOf(page)).toEqual([]);
  });
});
