import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { complaintsOf } from '../../support/open-page.js';
import { pressByKeyboard, tabTo } from '../../support/by-keyboard.js';
import { WaitingCity } from './waiting-city.js';

let city: WaitingCity;
let page: Page;
let home: string;

beforeAll(async () => {
  city = await WaitingCity.open();
  ({ page, home } = await city.screen());
}, 180_000);
afterAll(() => city?.close());

const button = (name: string | RegExp, within: Page = page) => within.getByRole('button', { name, exact: true });
const link = (name: string | RegExp) => page.getByRole('link', { name });
const dialog = () => page.locator('[role=dialog], [role=alertdialog]');
const sure = (name: string) => dialog().getByRole('button', { name, exact: true });
const said = (words: string) => page.getByText(words, { exact: true }).first().waitFor();

/** Opens the first of a list whose name holds these words. */
async function open(list: string, words: string): Promise<void> {
  await page.goto(`${home}/${list}`);
  await page.locator('main th a, main h2 a').filter({ hasText: words }).first().click();
  await page.locator('h1').filter({ hasText: words }).waitFor();
}

async function reason(words = '確かめました。'): Promise<void> {
  await dialog().getByRole('textbox', { name: '理由' }).fill(words);
}

describe('today', () => {
  it('names and counts what waits, and leads there', async () => {
    await page.goto(home);
    await page.getByRole('heading', { name: 'あなたの担当' }).waitFor();
    const waiting = await page.locator('main li a').allInnerTexts();
    for (const kind of ['登録の承認', '認定の審査', '利用についての異議', '不正のしるし', '振込の保留', '職場での圧力'])
      expect(waiting.some((text) => text.includes(kind))).toBe(true);
    await link(/認定の質問への回答/).click();
    await page.locator('h1').filter({ hasText: '認定' }).waitFor();
  });
});

describe('an enrolment', () => {
  it('is found on the first screen and approved by keyboard alone', async () => {
    await page.goto(home);
    await pressByKeyboard(page, link(/登録の承認/));
    await pressByKeyboard(page, page.locator('main th a').filter({ hasText: '長曽我部' }));
    await pressByKeyboard(page, button('承認する'));
    const words = dialog().getByRole('textbox', { name: '理由' });
    await tabTo(page, words);
    await page.keyboard.type('申請内容を確認しました。');
    await pressByKeyboard(page, sure('承認する'));
    await said('登録を承認しました');
    await page.getByText('承認済み（利用前）').first().waitFor();
  });

  it('is not approved without a reason', async () => {
    await city.apply('佐藤 一花', 'サトウ イチカ');
    await open('enrolments?state=applied', '佐藤 一花');
    await button('承認する').click();
    await sure('承認する').click();
    await dialog().getByText('理由を書いてください。').waitFor();
    await dialog().getByRole('button', { name: 'やめる' }).click();
  });

  it('cannot be approved by whoever applied for it, which is explained', async () => {
    const { employer } = city;
    await page.goto(home);
    const status = await page.evaluate(
      async ([employerId, base]) => {
        const answer = await fetch(`/api/v1/as/${base}/enrolments`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
          body: JSON.stringify({
            ...{
              employerId,
              staffNumber: 'T77',
              name: '自分 申請',
              nameKana: 'ジブン シンセイ',
              email: 't77@example.jp',
            },
            ...{ childBirthDate: '2025-04-04', leaveStartedOn: '2025-06-01', returnedOn: '2026-11-01' },
          }),
        });
        return answer.status;
      },
      [employer.id, home.split('/').at(-1)!],
    );
    expect(status).toBe(201);
    await open('enrolments?state=applied', '自分 申請');
    await page.getByText('この登録はあなたが申請しました').waitFor();
    expect(await button('承認する').count()).toBe(0);
    // In a list of many, the service refuses just that one, by name.
    await page.goto(`${home}/enrolments?state=applied`);
    await page.getByRole('checkbox', { name: 'このページのすべてをえらぶ' }).check();
    await button('まとめて承認').click();
    await reason();
    await sure('承認する').click();
    await page.getByRole('heading', { name: '処理できなかった登録' }).waitFor();
    expect(await dialog().innerText()).toContain('申請した人とは別の人が承認してください。');
    await sure('閉じる').click();
  });

  it('shows what a correction will change before it is made', async () => {
    await open('enrolments?state=approved', '長曽我部');
    await link('日付や番号を訂正').click();
    await page.getByLabel('復職日').fill('2026-10-01');
    await button('何が変わるかを見る').click();
    await page.getByText('新しく対象になる月').waitFor();
    await button('訂正する').click();
    await dialog().getByRole('textbox').fill('申請書の日付が誤っていました。');
    await sure('訂正する').click();
    await said('登録を訂正しました');
    await page.getByText('2026年10月 から 2028年3月 まで').waitFor();
  });

  it('goes on leave, comes back and ends, each with its day', async () => {
    await open('enrolments?state=approved', '長曽我部');
    for (const [act, done] of [
      ['ふたたび休業', '休業にしました'],
      ['復職', '復職にしました'],
    ] as const) {
      await button(act).click();
      await reason();
      await sure(act === '復職' ? '復職にする' : '休業にする').click();
      await said(done);
    }
    await button('登録を終える').click();
    await dialog().getByRole('radio', { name: /辞退/ }).check();
    await reason();
    await sure('登録を終える').click();
    await said('登録を終えました');
  });

  it('that looks like another one is told apart from it, once', async () => {
    await page.goto(`${home}/enrolments/doubles`);
    const pairs = page.getByRole('button', { name: '別の子として確認済みにする' });
    await pairs.first().waitFor();
    const before = await pairs.count();
    await pairs.first().click();
    await reason('別の子であることを確認しました。');
    await sure('確認済みにする').click();
    await said('別の子として記録しました');
    await pairs.nth(before - 1).waitFor({ state: 'detached' });
    expect(await pairs.count()).toBe(before - 1);
  });
});

describe('a certification', () => {
  it('is reviewed criterion by criterion, asked about, and given', async () => {
    await open('certifications?state=applied', 'こども食堂はらっぱ');
    await page.getByText('次の便で送ります。').waitFor();
    await button('規程.png').click();
    await dialog().locator('img').waitFor();
    await sure('閉じる').click();
    expect(await button('認定する').isDisabled()).toBe(true);
    for (const accepted of await page.getByRole('radio', { name: '認める', exact: true }).all()) await accepted.check();
    for (const group of await page.getByRole('group').filter({ hasText: '認めない' }).all()) {
      if ((await group.getByRole('radio').count()) === 1) await group.getByRole('radio').check();
    }
    await button('審査の結果を保存').click();
    await said('審査の結果を保存しました');
    await button('認定する').click();
    await sure('認定する').click();
    await said('認定しました');
    await link('認定証（PDF）').waitFor();
    await button('認定を停止する').click();
    await reason();
    await sure('認定を停止する').click();
    await said('認定を停止しました');
    await button('停止を解く').click();
    await reason();
    await sure('停止を解く').click();
    await said('停止を解きました');
  });
});

describe('abuse', () => {
  it('is looked into, and then dismissed with a reason', async () => {
    await page.goto(`${home}/signals`);
    await page.locator('main a[href*="/signals/0"]').filter({ hasText: '同じ人が二重に' }).click();
    await button('調べ始める').click();
    await reason();
    await sure('調べ始める').click();
    await said('記録しました');
    await button('問題なしとする').click();
    await reason();
    await sure('問題なしとする').click();
    await page.getByText('問題なしとした').waitFor();
  });

  it('lets another person lift what was held', async () => {
    await page.goto(`${home}/holds`);
    await page.getByRole('button', { name: /の保留を解く/ }).click();
    await sure('保留を解く').click();
    await said('保留を解きました');
  });

  it('recalls what was issued and is not owed', async () => {
    await page.goto(`${home}/recalls`);
    await page.getByRole('checkbox', { name: '回収できるものをすべて選ぶ' }).check();
    await button('選んだ券を回収する').click();
    await reason();
    await sure('選んだ券を回収する').click();
    await page
      .getByText(/円を回収しました/)
      .first()
      .waitFor();
  });

  it('answers a quiet report', async () => {
    await page.goto(`${home}/pressure`);
    await page.locator('main th a').first().click();
    await page.getByText('券を渡すように何度も言われています。').waitFor();
    await page.getByLabel('返事').fill('お話を聞かせてください。');
    await button('返事を送る').click();
    await said('返事を送りました');
    await button('対応を終える').click();
    await sure('対応を終える').click();
    await said('状態を変えました');
  });

  it('upholds a dispute, which undoes the payment', async () => {
    await page.goto(`${home}/disputes`);
    await page.getByRole('button', { name: /異議を判断する/ }).click();
    await dialog()
      .getByRole('radio', { name: /認める/ })
      .check();
    await reason('枚数の誤りを確かめました。');
    await sure('判断する').click();
    await said('判断を記録しました');
    await page.getByRole('cell', { name: '認めた' }).waitFor();
  });
});

describe('a file', () => {
  const HEAD = '社員番号,氏名,フリガナ,メールアドレス,子の生年月日,育児休業開始日,復職日';
  const GOOD = 'F1,山本 花子,ヤマモト ハナコ,f1@example.jp,2025-12-10,2026-02-01,2026-11-01';
  const BAD = 'F2,田中 実,タナカ ミノル,だめ,2025-03-10,2025-05-01,2026-04-01';

  it('is looked through first; its bad rows come back as a file, its good ones are taken', async () => {
    await page.goto(`${home}/imports`);
    await button('内容を確かめる').click();
    await page.getByText('ファイルを選んでください。').waitFor();
    const name = `名簿_${city.employer.corporateNumber}.csv`;
    await page.locator('input[type=file]').setInputFiles({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(`\ufeff${[HEAD, GOOD, BAD].join('\r\n')}\r\n`),
    });
    await button('内容を確かめる').click();
    await page.getByText('1行は取り込めません。ほかの行は取り込めます。').waitFor();
    expect(await page.locator('main').innerText()).toContain('「メールアドレス」');
    const [file] = await Promise.all([page.waitForEvent('download'), button(/直す行を保存/).click()]);
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await button('取り込む').click();
    await sure('取り込む').click();
    await page.getByRole('heading', { name: '取り込みの結果' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '取り込みの結果' }).waitFor();
    await link('承認待ちの登録を見る').click();
    await page.locator('main th a').filter({ hasText: '山本 花子' }).waitFor();
  });

  it('that holds nothing usable is refused in words', async () => {
    await page.goto(`${home}/imports`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '写真.png', mimeType: 'image/png', buffer: Buffer.from('x') });
    await page.getByText(/は使えません/).waitFor();
  });
});

describe('organisations', () => {
  it('are added, changed, and given somebody who works for them', async () => {
    await page.goto(`${home}/employers/new`);
    await button('追加する').click();
    expect(await page.getByText('入力してください。').count()).toBe(4);
    await page.getByLabel('法人番号').fill('2454701952624');
    await page.getByLabel('名称').fill('株式会社さくら印刷');
    await page.getByLabel('フリガナ').fill('さくらいんさつ');
    await page.getByLabel('連絡先メール').fill('sakura@example.jp');
    await button('追加する').click();
    await page.locator('h1').filter({ hasText: '株式会社さくら印刷' }).waitFor();
    await button('招待する').click();
    await dialog().getByLabel('氏名').fill('人事 太郎');
    await dialog().getByLabel('メールアドレス').fill('jinji@sakura.example.jp');
    await sure('招待を送る').click();
    await said('招待のメールを送りました');
    await page.getByText(/招待中/).waitFor();
    await button('内容を変更').click();
    await dialog().getByLabel('名称').fill('株式会社さくら印刷所');
    await sure('保存する').click();
    await page.locator('h1').filter({ hasText: '株式会社さくら印刷所' }).waitFor();
  });

  it('make coupons on paper for who has no telephone', async () => {
    await open('employers', city.employer.name);
    await page
      .getByRole('button', { name: /手続きを開く/ })
      .first()
      .click();
    await dialog().getByLabel('枚数').fill('2');
    const [file] = await Promise.all([page.waitForEvent('download'), sure('紙の券を作る（PDF）').click()]);
    expect(
      readFileSync(await file.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await dialog().getByText('2枚（1枚 1,000円）').waitFor();
  });
});

it('complains of nothing', () => expect(complaintsOf(page)).toEqual([]));

it('shows the auditor everything and lets nothing be changed', async () => {
  const { page: audit, home: office } = await city.screen('city_auditor');
  for (const path of [
    '',
    'enrolments',
    'employers/new',
    'certifications?state=applied',
    'holds',
    'recalls',
    'signals',
  ]) {
    await audit.goto(`${office}/${path}`);
    await audit.locator('h1').waitFor();
  }
  await audit.goto(`${office}/enrolments?state=applied`);
  await audit.locator('main th a').first().click();
  await audit.getByRole('heading', { name: 'これまでの経過' }).waitFor();
  for (const act of ['承認する', '不承認にする', '登録を終える', '日付や番号を訂正'])
    expect(await button(act, audit).count()).toBe(0);
  await audit.goto(`${office}/pressure`);
  await audit.getByText('相談の言葉は、担当課の人だけが読めます。').waitFor();
  expect(await audit.locator('main th a').count()).toBe(0);
  expect(complaintsOf(audit)).toEqual([]);
});
