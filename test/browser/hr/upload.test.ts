import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { complaintsOf } from '../support/open-page.js';
import { screenshot } from '../support/screenshot.js';
import { button, heading, link, Office, roster, sure } from './office.js';

const GOOD = '2001,山本 花子,ヤマモト ハナコ,hanako@e3.example.jp,2025-12-10,2026-02-01,2026-11-01';
const BAD = '2002,田中 実,タナカ ミノル,tanakaだめ,2025-03-10,2025-05-01,2026-04-01';

let office: Office;
let page: Page;
let home: string;

beforeAll(async () => {
  office = await Office.open();
  ({ page, home } = await office.screen());
}, 180_000);
afterAll(() => office?.close());

const choose = async (file: string | { name: string; mimeType: string; buffer: Buffer }) => {
  await page.goto(`${home}/import`);
  await page.locator('input[type=file]').setInputFiles(file);
};
const figure = (label: string) => page.locator('dl > div').filter({ hasText: label }).locator('dd').first();
const downloaded = async (press: () => Promise<unknown>): Promise<{ name: string; content: Buffer }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
};

describe('a roster', () => {
  it('is shown row by row before anything is done, in plain words', async () => {
    await choose(roster('名簿.csv', GOOD, BAD));
    await heading(page, '確かめた結果').waitFor();
    expect(await figure('新しく申し込む').innerText()).toContain('1件');
    expect(await figure('直すところがある').innerText()).toContain('1件');
    const bad = page.getByRole('listitem').filter({ hasText: '2002 田中 実' });
    expect(await bad.innerText()).toContain('「メールアドレス」が正しい形ではありません。');
    await page.getByRole('tab', { name: /取り込む行/ }).click();
    const good = page.getByRole('listitem').filter({ hasText: '2001 山本 花子' });
    expect(await good.innerText()).toContain('2026年11月から2028年12月まで、毎月配付されます。');
    await screenshot(page, 'hr-preview');
  });

  it('gives its bad rows back as a file that says why', async () => {
    const { name, content } = await downloaded(() => button(page, '直す行だけを Excel で受け取る').click());
    expect(name).toBe('名簿-要修正.xlsx');
    const [head, row] = await readSheet(content);
    expect(head).toContain('取り込めない理由');
    expect(row).toEqual(expect.arrayContaining(['田中 実', '「メールアドレス」が正しい形ではありません。']));
  });

  it('is taken in as far as it is good; it can be left, and found again with what is to be corrected', async () => {
    await button(page, '1件を取り込む').click();
    await sure(page, '1件を取り込む').click();
    await page.waitForURL(/\/import\/[0-9a-f-]+$/);
    await page.goto(home);
    await page.getByText('取り込めなかった行が 1 件あります').waitFor();
    await screenshot(page, 'hr-home');
    await link(page, '直しにいく').click();
    await heading(page, '取り込みの結果').waitFor();
    expect(await figure('取り込めなかった').innerText()).toContain('1件');
    const { content } = await downloaded(() => button(page, '直す行を Excel で受け取る').click());
    expect((await readSheet(content)).length).toBe(2);
    await link(page, '申し込みを見る').click();
    await link(page, '山本 花子').waitFor();
  });

  it('that was corrected is taken in, and nothing is left to do about it', async () => {
    await choose(roster('名簿-要修正.csv', BAD.replace('tanakaだめ', 'tanaka@e3.example.jp')));
    await button(page, '1件を取り込む').click();
    await sure(page, '1件を取り込む').click();
    await page.getByText('取り込みが終わりました。').waitFor();
    await page.goto(home);
    await heading(page, 'いまの様子').waitFor();
    await page.locator('main .animate-pulse').first().waitFor({ state: 'detached' });
    expect(await page.getByText('取り込めなかった行が').count()).toBe(0);
    await page.goto(`${home}/tasks`);
    await page.getByText('名簿の取りこみ').first().waitFor();
    expect(await link(page, '結果を見る').count()).toBe(2);
  });

  it('that was taken in before changes nothing', async () => {
    await choose(roster('名簿.csv', GOOD));
    await heading(page, '確かめた結果').waitFor();
    expect(await button(page, '取り込む行はありません').isDisabled()).toBe(true);
    expect(complaintsOf(page)).toEqual([]);
  });
});

describe('a wrong file', () => {
  it.each([
    ['no table', { name: '写真.csv', mimeType: 'text/csv', buffer: Buffer.from([0, 159, 146, 150, 13, 255]) }],
    ['no workbook', { name: '壊れた.xlsx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004 nothing') }],
  ])('that is %s is explained, with what to do and a file to begin from', async (_what, file) => {
    await choose(file);
    await page.getByText('次のどれかをためしてください。').waitFor();
    expect(await button(page, 'Excel のひな型').count()).toBe(2);
    await screenshot(page, 'hr-wrong-file');
  });

  it('with other columns says which it has, and which are wanted', async () => {
    await choose({ name: '在庫.csv', mimeType: 'text/csv', buffer: Buffer.from('品名,数量\nりんご,3\n') });
    const notice = page.getByRole('alert').filter({ hasText: 'このファイルは取り込めません' });
    await notice.waitFor();
    expect(await notice.innerText()).toContain('品名、数量');
    expect(await notice.innerText()).toContain('社員番号、氏名、フリガナ、メールアドレス');
  });

  it('of another kind, or too large, is not even sent', async () => {
    await choose({ name: '名簿.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
    await page.getByRole('alert').filter({ hasText: '.xlsx' }).waitFor();
    const folder = await mkdtemp(join(tmpdir(), 'sankyu-roster-'));
    await writeFile(join(folder, '大.csv'), Buffer.alloc(21 * 1024 ** 2, 'a'));
    await choose(join(folder, '大.csv'));
    await page.getByRole('alert').filter({ hasText: '20 MB' }).waitFor();
    await rm(folder, { recursive: true });
  });

  it('of another company is refused', async () => {
    await choose(roster('1450101534494.csv', GOOD));
    await page.getByRole('alert').filter({ hasText: '自社の名簿と従業員一覧だけを取り込めます' }).waitFor();
  });

  it('is begun anew from a template with the right columns', async () => {
    await page.goto(`${home}/import`);
    const { name, content } = await downloaded(() => button(page, 'Excel のひな型').first().click());
    expect(name).toBe('名簿-ひな型.xlsx');
    expect((await readSheet(content))[0]).toContain('育児休業開始日');
  });
});

it('a session that ended while HR was away leads to the door, and back to where one was', async () => {
  const { page: away, home: place } = await office.screen();
  await away.goto(`${place}/bills`);
  await heading(away, '請求と支払い').waitFor();
  // Away first: what the page was still asking for would be refused, and lead to the door by itself.
  await away.goto('about:blank');
  await away.context().clearCookies();
  await away.goto(`${place}/staff`);
  await away.waitForURL(/\/sign-in\?/);
  expect(new URL(away.url()).searchParams.get('next')).toBe(`${place}/staff`);
  await away.context().close();
});
