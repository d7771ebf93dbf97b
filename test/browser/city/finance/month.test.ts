import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { button, csv, FinanceDesk, STATEMENT, sure } from './finance-desk.js';

let desk: FinanceDesk;
let finance: { page: Page; home: string };
let approver: { page: Page; home: string };

beforeAll(async () => {
  desk = await FinanceDesk.open();
  finance = await desk.screen('city_finance');
  approver = await desk.screen('city_approver');
}, 180_000);
afterAll(() => desk?.close());

const see = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

describe('issuing', () => {
  it('says to how many, how much and what it moves, before anything is done', async () => {
    const { page, home } = finance;
    await page.goto(`${home}/issuing?issue=2026-11`);
    await see(page, '2026年11月分は、資格のある全員に配付済みです');
    await page.goto(`${home}/issuing?issue=2026-12`);
    await see(page, 'この稽古の市の日付が 2026年12月1日 に進みます');
    await button(page, '2026年12月分を配付する').click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('67人').waitFor();
    await dialog.getByText('1,340,000円').waitFor();
    await sure(page, 'やめる').click();
    expect(await page.getByRole('alertdialog').count()).toBe(0);
  });
});

describe('a closing', () => {
  it('of a month that is not the first to come says what has to be done first', async () => {
    const { page, home } = finance;
    await page.goto(`${home}/closing/2026-07`);
    await see(page, '先に 2026年5月 を締めてください');
    await page.getByRole('link', { name: '2026年5月の締めへ' }).waitFor();
    await page.goto(`${home}/closing/2026-11`);
    await see(page, '2026年12月1日から締められます');
  });

  it('is prepared with all its identities proved, by keyboard alone', async () => {
    const { page, home } = finance;
    await page.goto(`${home}/closing`);
    await page.getByRole('row', { name: '2026年6月 未締め ― ―' }).waitFor();
    await reach(page, '2026年5月の締めを始める');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '2026年5月の月次締め', level: 1 }).waitFor();
    await reach(page, '2026年5月を締める');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await reach(page, '締める');
    await page.keyboard.press('Enter');
    await see(page, '照合 16 件がすべて一致しました');
    await page.getByText('残高の動き').click();
    await see(page, '協賛企業ごとに、期首＋利用−取消＝期末');
  });

  it('is not approved by whoever prepared it, who is told why and what to do', async () => {
    const { page, home } = finance;
    await see(page, 'あなたが準備したため、あなたは承認できません');
    expect(await button(page, '2026年5月の締めを承認する').count()).toBe(0);
    const answer = await page.evaluate(async (grant) => {
      const headers = { 'idempotency-key': crypto.randomUUID() };
      const { status } = await fetch(`/api/v1/as/${grant}/closings/2026-05/approve`, { method: 'POST', headers });
      return status;
    }, home.split('/').at(-1)!);
    expect(answer).toBe(422);
  });

  it('is approved by another person, and its seal is shown', async () => {
    const { page, home } = approver;
    await page.goto(`${home}/closing/2026-05`);
    await button(page, '2026年5月の締めを承認する').click();
    await sure(page, '承認する').click();
    await see(page, /台帳の封印 第\d+区切り/);
    await see(page, /照合 \d+ 件がすべて一致しました/);
    await page.getByRole('link', { name: '企業への請求書をつくる' }).waitFor();
  });

  it('is read by an auditor, who is offered nothing to change', async () => {
    const { page, home } = await desk.screen('city_auditor');
    await page.goto(`${home}/closing/2026-06`);
    await see(page, 'この操作は財政・会計の担当者が行います。');
    expect(await button(page, '2026年6月を締める').count()).toBe(0);
    await page.goto(`${home}/payouts`);
    await see(page, '振り込みを待っている精算はありません');
    await page.goto(`${home}/invoices`);
    expect(await page.getByRole('heading', { name: '請求書をつくる' }).count()).toBe(0);
    await page.context().close();
  });
});

describe('billing', () => {
  it('makes the invoices of the month, once, whose lines add up', async () => {
    const { page, home } = finance;
    await page.goto(`${home}/invoices?make=2026-05`);
    await button(page, '2026年5月分の請求書をつくる').click();
    await page.getByRole('alertdialog').getByText('12通 710,000円').waitFor();
    await sure(page, 'つくる').click();
    await see(page, '2026年5月分の請求書は、すべてできています');
    await page.getByRole('link', { name: '請求書 2026-000012' }).click();
    await see(page, '明細の合計と額が一致しています');
  });

  it('gives an employer the account into which it pays, and refuses one that is none', async () => {
    const { page, home } = finance;
    await page.goto(`${home}/invoices/accounts`);
    await button(page, '医療法人さくら病院の口座番号を設定する').click();
    await page.getByRole('textbox', { name: '口座番号' }).fill('12');
    await button(page, '保存する').click();
    await see(page, '7桁から14桁の数字を入れてください。');
    await page.getByRole('textbox', { name: '口座番号' }).fill('7654321');
    await button(page, '保存する').click();
    await see(page, '医療法人さくら病院の口座番号を保存しました');
  });
});

describe('payments', () => {
  it('of a wrong file are refused whole, with what is wrong in words', async () => {
    const { page, home } = finance;
    await page.goto(`${home}/receipts/statement`);
    await page.locator('input[type=file]').setInputFiles(csv('社員.csv', '社員番号,氏名\n1,山田\n'));
    await see(page, /見出しに必要な列がない/);
    await page.locator('input[type=file]').setInputFiles(csv('未来.csv', STATEMENT.replaceAll('2026-11', '2027-11')));
    await see(page, /日付がまだ来ていない/);
  });

  it('are looked at, taken in, and told which of them wait for somebody', async () => {
    const { page } = finance;
    await page.locator('input[type=file]').setInputFiles(csv('明細.csv', STATEMENT));
    await button(page, '新しい入金 3件（10,012,345円）を取り込む').click();
    await page.getByRole('link', { name: '照合を待っている入金を見る' }).click();
    await page.getByRole('link', { name: /ｻｸﾗ/ }).first().waitFor();
  });

  it('paid twice are pointed out; one is matched in part, and the match is undone with its reason', async () => {
    const { page } = finance;
    await page.getByRole('link', { name: /ｻｸﾗ/ }).first().click();
    await see(page, '二重に払われたかもしれません');
    await page
      .getByRole('button', { name: /に照合する$/ })
      .first()
      .click();
    await page.getByLabel('充てる額（円）').fill('99999999');
    await page.getByRole('alertdialog').getByRole('button', { name: '照合する', exact: true }).click();
    await see(page, /円までの額を入れてください/);
    await page.getByLabel('充てる額（円）').fill('１０，０００');
    await see(page, /未入金が残ります/);
    await page.getByRole('alertdialog').getByRole('button', { name: '照合する', exact: true }).click();
    await see(page, '一部照合');
    await page.getByRole('button', { name: /照合を取り消す$/ }).click();
    await page.getByLabel('理由').fill('企業に確かめたところ、別の請求の分だった');
    await sure(page, '照合を取り消す').click();
    await see(page, '照合を取り消しました');
    await see(page, '企業に確かめたところ、別の請求の分だった');
  });
});

describe('paying merchants', () => {
  it('settles the month and prepares a batch that whoever prepared it cannot approve', async () => {
    const { page, home } = finance;
    await page.goto(`${home}/settlements?make=2026-05`);
    await button(page, '2026年5月分の精算をつくる').click();
    await sure(page, 'つくる').click();
    await see(page, '2026年5月分の精算は、すべてできています');
    await page.goto(`${home}/payouts`);
    await page.getByRole('button', { name: /の振込データを準備する$/ }).click();
    await sure(page, '準備する').click();
    await see(page, 'あなたが準備したため、あなたは承認できません');
    expect(await button(page, 'この振込データを承認する').count()).toBe(0);
  });

  it('is approved by another, goes out as a file, and takes in what the bank answers', async () => {
    const { page } = finance;
    const { page: other } = approver;
    await other.goto(page.url().replace(finance.home, approver.home));
    await button(other, 'この振込データを承認する').click();
    await sure(other, '承認する').click();
    await button(other, '振込ファイルを出力する').waitFor();
    await page.reload();
    await button(page, '振込ファイルを出力する').click();
    const download = page.waitForEvent('download');
    await sure(page, '出力する').click();
    expect((await download).suggestedFilename()).toMatch(/\.txt$/);
    const answer = page.locator('input[type=file]');
    await answer.setInputFiles(csv('結果.csv', '行番号,結果,理由\n99,振込済,\n'));
    await button(page, '結果を取り込む').click();
    await see(page, 'この振込データにない行番号、または二度書かれた行番号があります。');
    await answer.setInputFiles(csv('結果.csv', '行番号,結果,理由\n1,振込済,\n2,返却,口座名義ちがい\n'));
    await button(page, '結果を取り込む').click();
    await see(page, '銀行から返却された振込が 1件 あります');
    await page.goto(`${finance.home}/payouts`);
    await see(page, '前回、銀行から返却された');
  });
});

describe('reports', () => {
  it('prove the ledger, and say in words that nothing differs', async () => {
    const { page, home } = approver;
    await page.goto(`${home}/verification`);
    await button(page, '検算する').click();
    await see(page, '台帳は正しいと確かめられました');
    await page.goto(`${home}/tasks`);
    await see(page, '台帳の検算');
  });

  it('lead from a share down to the single operation', async () => {
    const { page, home } = finance;
    await page.goto(`${home}/split?from=2026-05&to=2026-05&by=merchant`);
    await see(page, '計算が合っています');
    await page
      .getByRole('link', { name: /の取引を見る$/ })
      .first()
      .click();
    await page.locator('main th a').first().click();
    await see(page, '券ごとの額を足すと、取引の額と一致します');
  });

  it('set a budget beside its forecast, and say when it will not be enough', async () => {
    const { page, home } = finance;
    await page.goto(`${home}/budget`);
    await button(page, '予算額を設定する').click();
    await page.getByLabel('予算額（円）').fill('6,000,000');
    await button(page, '予算額を保存する').click();
    await see(page, 'このままでは 1,620,000円 足りません');
    await page.goto(`${home}/issuing?issue=2026-12`);
    await see(page, '予算 6,000,000円');
  });

  it('keep what is written into the grant report', async () => {
    const { page, home } = finance;
    await page.goto(`${home}/grant/edit`);
    await page.getByLabel('券のほかの経費（円）').fill('たくさん');
    await button(page, '保存する').click();
    await see(page, '0以上の整数を入れてください。');
    await page.getByLabel('券のほかの経費（円）').fill('170,000');
    await page.getByLabel('事業の効果').fill('職場で言い出しやすくなった。');
    await button(page, '保存する').click();
    await see(page, '2,000,000円');
    await see(page, '職場で言い出しやすくなった。');
  });
});

/** Moves the focus by the Tab key to what is so called. */
async function reach(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim();
    });
    if (at === name) return;
  }
  throw new Error(`No way by the keyboard to "${name}"`);
}
