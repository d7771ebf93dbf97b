import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import QRCode from 'qrcode';
import { screenshot } from '../support/screenshot.js';
import { Counter } from './counter.js';
import { closeFirstMonth, must } from './paid-month.js';

const CITY_ID = 1;

let counter: Counter;
let page: Page;
let home: string;
let picture: { name: string; mimeType: string; buffer: Buffer };

beforeAll(async () => {
  counter = await Counter.open();
  ({ page, home } = await counter.screen('merchant_owner', { viewport: { width: 768, height: 1024 } }));
  picture = {
    name: 'とても長い名前の就業規則の写し.png',
    mimeType: 'image/png',
    buffer: await QRCode.toBuffer('sankyu'),
  };
});
afterAll(async () => {
  await counter?.close();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const inDialog = (name: string) => page.getByRole('alertdialog').getByRole('button', { name, exact: true });
const told = (text: string) => page.getByRole('status').getByText(text, { exact: false }).last().waitFor();

describe('money', () => {
  it('is told with its day, and with its papers once the month is settled', async () => {
    await closeFirstMonth(counter.site);
    await page.goto(`${home}/money`);
    await page.getByText('2026年5月に受け取った券の分').waitFor();
    await page.getByText('金額が決まりました。').waitFor();
    await page.getByRole('link', { name: /2026年5月/ }).click();
    await page.getByRole('heading', { name: '2026年5月の精算' }).waitFor();
    await screenshot(page, 'merchant-settlement');
    for (const [paper, begins] of [
      ['明細（PDF）', '%PDF'],
      ['明細（CSV）', '\u{feff}'],
    ] as const) {
      const href = (await page.getByRole('link', { name: paper }).getAttribute('href'))!;
      const text = await page.evaluate(async (address) => {
        const answer = await fetch(address);
        return answer.ok ? [...new Uint8Array(await answer.arrayBuffer())].slice(0, 4) : [];
      }, href);
      expect(Buffer.from(text).toString()).toContain(begins);
    }
  });
});

describe('certification', () => {
  it('is renewed: answers, papers, a question back and forth, and the decision', async () => {
    const welfare = await counter.site.app.tokenFor(CITY_ID, 'city_welfare');
    await page.goto(`${home}/certification`);
    await button('更新を申し込む').click();
    await inDialog('更新を申し込む').click();
    await page.getByRole('heading', { name: '認定の申し込み' }).waitFor();
    const first = page.getByRole('listitem').filter({ hasText: '育児休業の規程' }).first();
    await first.getByLabel('しています').check();
    await first.getByLabel('どのようにしていますか？').fill('男女とも一年まで取れます。');
    await first.locator('input[type=file]').setInputFiles(picture);
    await first.getByRole('link', { name: picture.name }).waitFor();
    await page.getByText('まだ保存していない答えがあります').waitFor();
    await button('答えを保存する').click();
    await page.getByText('すべて保存されています。').waitFor();
    await screenshot(page, 'merchant-checklist');

    const id = page.url().split('/').at(-1)!;
    const city = (path: string, body: object, method = 'POST') =>
      must(counter.site.app.fetch(`/api/v1/certifications/${id}/${path}`, { token: welfare, body, method }));
    await city('messages', { text: '規程の日付を教えてください。' });
    await page.reload();
    await page.getByText('規程の日付を教えてください。').waitFor();
    await page.getByLabel('市に書く').fill('2026年4月1日です。');
    await button('送る').click();
    await page.getByRole('listitem').getByText('2026年4月1日です。').waitFor();

    const { body } = await counter.site.app.fetch(`/api/v1/certifications/${id}`, { token: welfare });
    expect(body.answers).toEqual([expect.objectContaining({ met: true, statement: '男女とも一年まで取れます。' })]);
    expect(body.evidence).toEqual([expect.objectContaining({ name: picture.name })]);
  });

  it('is printed as certificate and as sticker for the window', async () => {
    await page.goto(`${home}/certification`);
    for (const name of ['認定証（PDF）', 'まどにはるステッカー（PDF）']) {
      const href = (await page.getByRole('link', { name }).first().getAttribute('href'))!;
      const type = await page.evaluate(async (address) => (await fetch(address)).headers.get('content-type'), href);
      expect(type).toBe('application/pdf');
    }
  });

  it('that was revoked says so, with its reason, and is applied for again', async () => {
    const welfare = await counter.site.app.tokenFor(CITY_ID, 'city_welfare');
    const { merchantId } = await page.evaluate(
      async (grant) => (await fetch(`/api/v1/as/${grant}/me`)).json() as Promise<{ merchantId: string }>,
      home.split('/').at(-1)!,
    );
    const all = `/api/v1/merchants/${merchantId}/certifications`;
    const { body } = await counter.site.app.fetch(all, { token: welfare });
    for (const { id, state } of body as { id: string; state: string }[]) {
      const what = state === 'applied' ? 'refuse' : 'revoke';
      const token = welfare;
      await must(
        counter.site.app.fetch(`/api/v1/certifications/${id}/${what}`, { token, body: { reason: '廃業の届け' } }),
      );
    }
    await page.goto(`${home}/certification`);
    await page
      .getByText('券は受け取れません。')
      .or(page.getByText('理由を見て、もう一度申し込めます。'))
      .first()
      .waitFor();
    await button('もう一度申し込む').click();
    await inDialog('認定を申し込む').click();
    await page.getByRole('heading', { name: 'チェックリスト' }).waitFor();
  });
});

describe('people', () => {
  it('are invited, also oneself as a clerk; an invitation is taken back; a role is ended', async () => {
    await page.goto(`${home}/people`);
    await button('人をまねく').click();
    await inDialog('招待を送る').click();
    await page.getByText('名前を入れてください。').waitFor();
    await page.getByLabel('名前').fill('佐々木 とても長い名前の店員さん');
    await page.getByLabel('メールアドレス').fill('sasaki@example.jp');
    await inDialog('招待を送る').click();
    await told('招待のメールを送りました。');
    await page.getByText('sasaki@example.jp').waitFor();
    await button('佐々木 とても長い名前の店員さんさんの招待を取り消す').click();
    await inDialog('招待を取り消す').click();
    await page.getByText('sasaki@example.jp').waitFor({ state: 'detached' });

    await page.goto(home);
    await button('番号を入れる').click();
    await page.getByRole('link', { name: '自分を店員に招待する' }).click();
    await page.getByRole('alertdialog', { name: '人をまねく' }).waitFor();
    expect(await page.getByLabel('メールアドレス').inputValue()).toBe('merchant_owner@demo.example.jp');
    await inDialog('やめる').click();

    await counter.screen('merchant_clerk').then(({ page: clerk }) => clerk.context().close());
    await page.reload();
    await page.getByRole('button', { name: /店員.*の役割を終える/ }).click();
    await inDialog('役割を終える').click();
    await page.getByRole('button', { name: /店員.*の役割を終える/ }).waitFor({ state: 'detached' });
  });
});

describe('the bank account', () => {
  it('is found by names, asked to be changed, and waits for the city', async () => {
    await page.goto(`${home}/bank`);
    await page.getByText('北洋（0501）').waitFor();
    await button('口座の変更を申し込む').click();
    await inDialog('市に申し込む').click();
    await page.getByText('銀行をえらんでください。', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: '銀行' }).fill('ほっかいどう');
    await page
      .getByRole('option', { name: /^北海道/ })
      .first()
      .click();
    await page.getByRole('combobox', { name: '支店' }).fill('旭川');
    await page.getByRole('option', { name: /旭川/ }).first().click();
    await page.getByLabel('口座番号').fill('０１２３４５６');
    await page.getByLabel('名義（カナ）').fill('キッサヒナタ');
    await page.getByLabel('変える理由').fill('銀行を変えたため');
    await screenshot(page, 'merchant-bank-change');
    await inDialog('市に申し込む').click();
    await page.getByText('変更を市が確認しています').waitFor();
    expect(await button('口座の変更を申し込む').count()).toBe(0);
    await page.getByText('北洋（0501）').waitFor();
  });
});

describe('programs', () => {
  const shown = () => page.locator('code').innerText();

  it('get a key that is shown once, renewed and ended', async () => {
    await page.goto(`${home}/programs`);
    await button('鍵をつくる').click();
    await page.getByLabel('何に使うか').fill('1番レジ');
    await button('つくる').click();
    const secret = await shown();
    expect(secret).toMatch(/^sk_/);
    await button('書きとめたので、とじる').click();
    expect(await page.content()).not.toContain(secret);
    await button('取りかえる 1番レジ').click();
    await inDialog('取りかえる').click();
    expect(await shown()).not.toBe(secret);
    await button('書きとめたので、とじる').click();
    await button('止める 1番レジ').click();
    await inDialog('止める').click();
    await page.getByText('止めた鍵').click();
    await page.getByText('1番レジ').waitFor();
    expect(await button('止める 1番レジ').count()).toBe(0);
  });

  it('are told of what happens, at an address that is switched off and removed', async () => {
    await button('送り先を加える').click();
    await page.getByLabel('何に使うか').fill('売上ノート');
    await page.getByLabel('送り先のアドレス').fill('http://example.jp');
    await button('加える').click();
    await page.getByText('インターネット上の https:// のアドレスにしてください').waitFor();
    await page.getByLabel('送り先のアドレス').fill('https://pos.example.com/sankyu');
    await button('加える').click();
    expect(await shown()).toMatch(/^whsec_/);
    await button('書きとめたので、とじる').click();
    await button('止める').click();
    await page.getByText('自分で止めました').waitFor();
    await screenshot(page, 'merchant-webhook');
    await button('消す').click();
    await inDialog('消す').click();
    await page.getByText('送り先はまだありません。').waitFor();
  });
});

describe('the shop', () => {
  it('gets a photo, another shop, and a poster that is replaced and ended', async () => {
    await page.goto(`${home}/shops`);
    await page.getByRole('link', { name: '喫茶ひなた', exact: true }).last().click();
    await page.locator('input[type=file]').setInputFiles(picture);
    await page.getByRole('img', { name: '喫茶ひなたの写真' }).waitFor();
    await told('写真をのせました。');
    await button('写真を消す').click();
    await inDialog('写真を消す').click();
    await page.getByText('写真はまだありません。').waitFor();
    const make = button('ポスターを作る');
    if (await make.isVisible()) await make.click();
    await button('新しいポスターにかえる').click();
    await inDialog('新しいポスターにかえる').click();
    await told('ポスターを作りました。');
    await button('ポスターをやめる').click();
    await inDialog('ポスターをやめる').click();
    await page.getByText('ポスターはまだありません。').waitFor();

    await page.goto(`${home}/shops`);
    await button('お店をふやす').click();
    await inDialog('お店をふやす').click();
    await page.getByText('入れてください。').first().waitFor();
    await page.getByLabel('お店の名前', { exact: false }).first().fill('喫茶ひなた 駅前のとても長い名前の二号店');
    await page.getByLabel('お店の名前（カタカナ）').fill('キッサヒナタ エキマエ');
    await page.getByLabel('業種').fill('喫茶店');
    await page.getByLabel('地区').fill('中央');
    await inDialog('お店をふやす').click();
    await page.getByRole('link', { name: /駅前のとても長い名前の二号店/ }).waitFor();
  });

  it('is chosen at the till by an owner of two', async () => {
    await page.goto(home);
    await page.getByLabel('お店').selectOption({ label: '喫茶ひなた 駅前のとても長い名前の二号店' });
    await page.getByText('まだありません。').waitFor();
    await page.goto(`${home}/today`);
    await page.getByText('この日は、まだ受け取りがありません').waitFor();
    await page.getByLabel('お店').selectOption({ label: '喫茶ひなた' });
    await page
      .getByRole('button', { name: /の受け取りを取り消す/ })
      .first()
      .waitFor();
  });
});

describe('a receipt that is wrong', () => {
  it('is brought before the city, and its answer is read', async () => {
    await page.goto(`${home}/today`);
    await page.locator('main li a').first().click();
    await button('市に相談する').click();
    await inDialog('市に送る').click();
    await page.getByText('何があったか書いてください。').waitFor();
    await page.getByLabel('何がありましたか？').fill('2枚のはずが3枚になっています。');
    await inDialog('市に送る').click();
    await page.getByText('市が確認しています').waitFor();

    const welfare = await counter.site.app.tokenFor(CITY_ID, 'city_welfare');
    const { body } = await counter.site.app.fetch('/api/v1/disputes?state=open', { token: welfare });
    const mine = body.items.find(({ words }: { words: string }) => words.startsWith('2枚のはず'));
    const decision = { uphold: true, reason: 'お店の記録と合いました。' };
    await must(counter.site.app.fetch(`/api/v1/disputes/${mine.id}/decision`, { token: welfare, body: decision }));
    await page.goto(`${home}/disputes`);
    await page.getByText('お店の記録と合いました。').waitFor();
    await page.getByText('取り消しになりました').waitFor();
    await screenshot(page, 'merchant-disputes');
  });
});

describe('settings', () => {
  it('keep which notices are sent, and the sound of this device', async () => {
    await page.goto(`${home}/settings`);
    await page.getByLabel('認定が終わる60日前').uncheck();
    await button('保存する').click();
    await told('保存しました。');
    await page.getByLabel('声で読み上げる').uncheck();
    await page.reload();
    expect(await page.getByLabel('認定が終わる60日前').isChecked()).toBe(false);
    expect(await page.getByLabel('声で読み上げる').isChecked()).toBe(false);
    const href = (await page.getByRole('link', { name: 'CSVで受け取る' }).getAttribute('href'))!;
    expect(await page.evaluate(async (address) => (await fetch(address)).status, href)).toBe(200);
  });
});
