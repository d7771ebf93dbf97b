import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { complaintsOf } from '../support/open-page.js';
import { screenshot } from '../support/screenshot.js';
import { holdUp } from './camera.js';
import { Counter } from './counter.js';

let counter: Counter;
let page: Page;
let home: string;

beforeAll(async () => {
  counter = await Counter.open();
  ({ page, home } = await counter.screen('merchant_clerk', { viewport: { width: 1024, height: 768 } }));
});
beforeEach(() => page.goto(home));
afterEach(async () => {
  await page.unroute('**/redemptions');
  await page.context().setOffline(false);
});
afterAll(async () => {
  await counter?.close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = (name: string) => page.getByRole('alertdialog', { name, exact: true });
const takenToday = async () => {
  const { tally } = await page.evaluate(async (grant) => {
    const me = await (await fetch(`/api/v1/as/${grant}/me`)).json();
    return (await fetch(`/api/v1/as/${grant}/shops/${me.shopId}/today`)).json();
  }, home.split('/').at(-1)!);
  return tally.taken.redemptions as number;
};

async function typeDigits(digits: string): Promise<void> {
  await button('番号を入れる').click();
  for (const digit of digits) await button(digit).click();
  await button('受け取る').click();
}

describe('a payment at the till', () => {
  it('is read by the camera, told large, and undone from there', async () => {
    const before = await counter.notesOfCustomer();
    await button('読み取る').click();
    await screenshot(page, 'merchant-scan');
    await holdUp(page, (await counter.showCode(3)).code);
    await dialog('受け取りました').waitFor();
    expect(await dialog('受け取りました').innerText()).toMatch(/3枚\s+3,000円/);
    await screenshot(page, 'merchant-taken');
    expect(await counter.notesOfCustomer()).toBe(before - 3);

    await button('取り消す').click();
    await screenshot(page, 'merchant-undo');
    await dialog('受け取りを取り消しますか？').getByRole('button', { name: '取り消す' }).click();
    await dialog('取り消しました').waitFor();
    await screenshot(page, 'merchant-undone');
    expect(await counter.notesOfCustomer()).toBe(before);
    await button('つぎのお客さま').click();
    expect(complaintsOf(page)).toEqual([]);
  });

  it('is typed in digits where there is no camera', async () => {
    await typeDigits((await counter.showCode(1)).digits);
    await dialog('受け取りました').waitFor();
    await button('つぎのお客さま').click();
  });

  it('is typed from a paper slip, once', async () => {
    const slip = await counter.printSlip(2);
    await typeDigits(slip);
    await dialog('受け取りました').waitFor();
    await button('取り消す').click();
    await dialog('受け取りを取り消しますか？').getByRole('button', { name: '取り消す' }).click();
    await button('つぎのお客さま').click();
    await typeDigits(slip);
    await dialog('受け取っていません').waitFor();
    await page.getByText('この券は、もう使われています。').waitFor();
    await button('もう一度').click();
  });

  it('is done by the keyboard alone', async () => {
    const { digits } = await counter.showCode(1);
    await button('番号を入れる').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type(digits);
    await page.keyboard.press('Enter');
    await dialog('受け取りました').waitFor();
    // The next customer is one key away.
    await page.keyboard.press('Enter');
    await dialog('受け取りました').waitFor({ state: 'detached' });
  });

  it('is said to have been taken before when the same code is scanned twice', async () => {
    const { digits } = await counter.showCode(2);
    await typeDigits(digits);
    await button('つぎのお客さま').click();
    const taken = await takenToday();
    // The clocks agree to a second or so, which tells an earlier payment from this one.
    await page.waitForTimeout(4_000);
    await typeDigits(digits);
    await dialog('もう受け取った券です').waitFor();
    await screenshot(page, 'merchant-taken-before');
    await button('つぎのお客さま').click();
    expect(await takenToday()).toBe(taken);
  });

  it('works out the notes for a bill, and asks when the code is for others', async () => {
    await page.getByLabel('お会計の金額').fill('３２４０');
    await page.getByText('お客さまに「3枚でお願いします」と伝えてください。').waitFor();
    await screenshot(page, 'merchant-amount');
    await typeDigits((await counter.showCode(2)).digits);
    await dialog('受け取っていません').waitFor();
    await page.getByText('このコードは 2 枚の支払い用です。').waitFor();
    await screenshot(page, 'merchant-other-notes');
    await button('2枚で受け取る').click();
    await dialog('受け取りました').waitFor();
    await button('つぎのお客さま').click();
    await page.getByText('お客さまに「3枚でお願いします」と伝えてください。').waitFor({ state: 'detached' });
  });
});

describe('what cannot be taken', () => {
  it('is told with what to do: a code that ran out', async () => {
    const shown = await counter.showCode(1);
    await counter.lapse(shown);
    await typeDigits(shown.digits);
    await dialog('受け取っていません').waitFor();
    await page.getByText('券の時間（60秒）がすぎました。').waitFor();
    await page.getByText('券の画面をもう一度出してもらい、読み取ってください。').waitFor();
    await screenshot(page, 'merchant-lapsed');
    await button('もう一度').click();
  });

  it('is told with what to do: a wrong number', async () => {
    await typeDigits('12345678');
    await dialog('受け取っていません').waitFor();
    await page.getByText(/番号をたしかめてください/).waitFor();
    await button('もう一度').click();
  });

  it('is told in the camera: a code of something else', async () => {
    await button('読み取る').click();
    await holdUp(page, 'https://example.jp/menu');
    await page.getByText(/これは券のコードではありません/).waitFor();
    await button('やめる').click();
  });
});

describe('a poster payment', () => {
  it('appears by itself, and is undone from there', async () => {
    const owner = await counter.screen('merchant_owner');
    await owner.page.goto(`${owner.home}/shops`);
    await owner.page.getByRole('link', { name: '喫茶ひなた', exact: true }).first().click();
    const made = owner.page.waitForResponse((answer) => /\/posters?$/.test(answer.url()) && answer.ok());
    const make = owner.page.getByRole('button', { name: 'ポスターを作る' });
    const print = owner.page.getByRole('link', { name: 'ポスターを印刷する（PDF）' });
    await make.or(print).first().waitFor();
    if (await make.isVisible()) await make.click();
    const { address } = (await (await made).json()) as { address: string };
    await screenshot(owner.page, 'merchant-shop');
    await owner.page.context().close();

    await counter.payByPoster(address, 2);
    const told = page.getByText('ポスターで受け取りました');
    await told.waitFor();
    await screenshot(page, 'merchant-poster');
    await page.getByRole('status').filter({ has: told }).getByRole('button', { name: '取り消す' }).click();
    await dialog('受け取りを取り消しますか？').getByRole('button', { name: '取り消す' }).click();
    await page.getByText('取り消されました').waitFor();
    await button(/お知らせをとじる/).click();
  });
});

describe('when the line breaks', () => {
  beforeAll(async () => {
    // What a service worker passes on cannot be lost on its way by a test.
    await page.context().close();
    ({ page, home } = await counter.screen('merchant_clerk', {
      viewport: { width: 1024, height: 768 },
      serviceWorkers: 'block',
    }));
  });

  it('asks again by itself under the same key, and takes nothing twice', async () => {
    const taken = await takenToday();
    const before = await counter.notesOfCustomer();
    const keys = new Set<string | undefined>();
    const bodies = new Set<string | null>();
    let arrived = 0;
    await page.route('**/redemptions', async (route: Route) => {
      keys.add(route.request().headers()['idempotency-key']);
      bodies.add(route.request().postData());
      arrived += 1;
      // It is taken, and the answer is lost; then nothing arrives; then the line is back.
      if (arrived === 1) await route.fetch();
      return arrived < 3 ? route.abort('connectionreset') : route.continue();
    });
    await typeDigits((await counter.showCode(2)).digits);
    await page.getByText('まだ受け取っていません').first().waitFor();
    await page.getByText('二回受け取ることはありません', { exact: false }).waitFor();
    await screenshot(page, 'merchant-unanswered');
    await dialog('受け取りました').waitFor();
    await page.getByText('さっきの支払いは、受け取れていました。').waitFor();
    await screenshot(page, 'merchant-late');
    await button('つぎのお客さま').click();
    expect([arrived, keys.size, bodies.size]).toEqual([3, 1, 1]);
    expect(await takenToday()).toBe(taken + 1);
    expect(await counter.notesOfCustomer()).toBe(before - 2);
  });

  it('says so when it came too late, and takes nothing', async () => {
    const taken = await takenToday();
    await page.route('**/redemptions', (route) => {
      const sent = JSON.parse(route.request().postData()!) as { deadline: string };
      const deadline = new Date(Date.parse(sent.deadline) - 61_000).toISOString();
      return route.continue({ postData: JSON.stringify({ ...sent, deadline }) });
    });
    await typeDigits((await counter.showCode(1)).digits);
    await dialog('受け取っていません').waitFor();
    await page.getByText('送る時間がすぎました。').waitFor();
    await button('もう一度').click();
    expect(await takenToday()).toBe(taken);
  });

  it('is asked about again after the page was closed meanwhile', async () => {
    await page.route('**/redemptions', (route) => route.abort('connectionreset'));
    await typeDigits((await counter.showCode(1)).digits);
    await page.getByText('まだ受け取っていません').first().waitFor();
    await page.unroute('**/redemptions');
    await page.goto(home);
    await dialog('受け取りました').waitFor();
    await page.getByText('さっきの支払いは、受け取れていました。').waitFor();
    await button('つぎのお客さま').click();
  });

  it('takes nothing while there is none, says so, and takes again afterwards', async () => {
    await page.context().setOffline(true);
    await page.getByText('いま、つながっていません').waitFor();
    expect(await button('読み取る').isDisabled()).toBe(true);
    expect(await button('番号を入れる').isDisabled()).toBe(true);
    await screenshot(page, 'merchant-offline');
    await page.context().setOffline(false);
    await page.getByText('いま、つながっていません').waitFor({ state: 'detached' });
    await typeDigits((await counter.showCode(1)).digits);
    await dialog('受け取りました').waitFor();
    await button('つぎのお客さま').click();
  });

  it('opens without a line too, and says what it cannot do', async () => {
    const own = await counter.screen('merchant_clerk');
    await own.page.goto(own.home);
    await own.page.getByText('今日の合計').waitFor();
    await own.page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      while (active?.state !== 'activated') await new Promise((done) => setTimeout(done, 50));
    });
    await own.page.context().setOffline(true);
    await own.page.reload();
    await own.page.getByText('いま、つながっていません').waitFor();
    expect(await own.page.getByRole('button', { name: '読み取る' }).isDisabled()).toBe(true);
    await screenshot(own.page, 'merchant-opened-offline');
    await own.page.context().close();
  });

  it('lets the till be used for other things once the time has passed, and tells the end later', async () => {
    const taken = await takenToday();
    await page.clock.install();
    await page.goto(home);
    await page.route('**/redemptions', (route) => route.abort('connectionreset'));
    const { digits } = await counter.showCode(1);
    await typeDigits(digits);
    await page.getByText('まだ受け取っていません').first().waitFor();
    await page.clock.fastForward(70_000);
    await page.getByText('時間がすぎました').first().waitFor();
    await screenshot(page, 'merchant-overdue');
    await button('この画面をとじて、あとで知らせてもらう').click();
    await page.getByText('たしかめ中の支払いがあります').waitFor();
    expect(await button('読み取る').isDisabled()).toBe(true);
    await page.unroute('**/redemptions');
    await page.clock.runFor(6_000);
    await dialog('受け取りました').waitFor();
    await page.getByText('もし現金などでもらっていたら', { exact: false }).waitFor();
    await button('つぎのお客さま').click();
    expect(await takenToday()).toBe(taken + 1);
  });
});

describe('a session that ended', () => {
  it('loses no payment: who signs in again is told what became of it', async () => {
    const own = await counter.screen('merchant_clerk');
    await own.page.goto(own.home);
    const { digits } = await counter.showCode(1);
    await own.page.getByRole('button', { name: '番号を入れる' }).click();
    await own.page.getByLabel('お客さまの番号').fill(digits);
    await own.page.context().clearCookies();
    await own.page.getByRole('button', { name: '受け取る' }).click();
    await own.page.waitForURL(/\/sign-in\?.*ended=1/);
    const next = new URL(own.page.url()).searchParams.get('next');
    expect(next).toBe(own.home);
    await own.page.evaluate(() =>
      fetch('/api/v1/auth/demo-sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ role: 'merchant_clerk' }),
      }),
    );
    await own.page.goto(next!);
    await own.page.getByRole('alertdialog', { name: '受け取りました' }).waitFor();
    await own.page.context().close();
  });
});
