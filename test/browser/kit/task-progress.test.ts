import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { TaskEventsService } from '../../../src/tasks/task-events.service.js';
import { axe } from '../support/axe.js';
import { type DemoSite, demoSite } from '../support/demo-site.js';
import { openBrowser } from '../support/open-browser.js';
import { complaintsOf, openPage } from '../support/open-page.js';
import { screenshot } from '../support/screenshot.js';
import { signInAs } from '../support/sign-in-as.js';

const HEADER = '社員番号,氏名,フリガナ,メールアドレス,子の生年月日,育児休業開始日,復職日';
const WAITS = '名簿の取りこみ';
const LONGEST_MS = TaskEventsService.longestMs;

let site: DemoSite;
let browser: Browser;
let holding: pg.Client | undefined;
let rows = 0;

beforeAll(async () => {
  [site, browser] = await Promise.all([demoSite(), openBrowser()]);
}, 180_000);

afterEach(async () => {
  TaskEventsService.longestMs = LONGEST_MS;
  await letGo();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Work that writes people waits until `letGo`: nobody else may write them. */
async function hold(): Promise<void> {
  holding = new pg.Client({ connectionString: site.db.adminUrl });
  await holding.connect();
  await holding.query('begin');
  await holding.query('lock table employees in share row exclusive mode');
}

async function letGo(): Promise<void> {
  await holding?.end();
  holding = undefined;
}

async function hr(): Promise<{ page: Page; workplace: string }> {
  const page = await openPage(browser, site, 'ja', { viewport: { width: 1280, height: 900 } });
  return { page, workplace: await signInAs(page, 'employer_hr') };
}

/** Asks for a roster to be taken in. @returns the task's id */
function ask(page: Page, workplace: string, content: string, name = 'roster.csv'): Promise<string> {
  return page.evaluate(
    async ([path, text, called]) => {
      const body = new FormData();
      body.append('files', new File([text!], called!));
      const answer = await fetch(path!, { method: 'POST', headers: { prefer: 'respond-async' }, body });
      return ((await answer.json()) as { id: string }).id;
    },
    [`/api/v1/as/${workplace.split('/').at(-1)}/imports`, content, name],
  );
}

/** A roster with somebody who is not there yet. */
function roster(): string {
  rows += 1;
  return `${HEADER}\nkit-${rows},試験 花子,シケン ハナコ,kit-${rows}@example.jp,2026-01-10,2026-02-01,2026-11-01\n`;
}

function streamsOf(page: Page, id: string): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith(`/tasks/${id}/events`)) asked.push(request.url());
  });
  return asked;
}

it('shows work under way and its end, also when the stream of events ended meanwhile', async () => {
  TaskEventsService.longestMs = 300;
  await hold();
  const { page, workplace } = await hr();
  const id = await ask(page, workplace, roster());
  const streams = streamsOf(page, id);
  await page.goto(`${workplace}/import/${id}`);
  await page.getByRole('progressbar', { name: WAITS }).waitFor();
  await page.getByText('名簿を取りこんでいます').waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, 'kit-task-running');
  while (streams.length < 2) await page.waitForTimeout(200);
  await letGo();
  await page.getByText('取り込みが終わりました。').waitFor();
  expect(complaintsOf(page)).toEqual([]);
}, 60_000);

it('asks now and then where no stream is to be had', async () => {
  await hold();
  const { page, workplace } = await hr();
  const id = await ask(page, workplace, roster());
  await page.route(/\/tasks\/[^/]+\/events$/, (route) => route.fulfill({ status: 503, json: {} }));
  await page.goto(`${workplace}/import/${id}`);
  await page.getByRole('progressbar', { name: WAITS }).waitFor();
  await letGo();
  await page.getByText('取り込みが終わりました。').waitFor();
}, 60_000);

it('says in plain words why work has failed', async () => {
  const { page, workplace } = await hr();
  const id = await ask(page, workplace, '企業の人事には持ちこめないファイル', 'merchants.csv');
  await page.goto(`${workplace}/import/${id}`);
  const alert = page.getByRole('alert').filter({ hasText: `${WAITS}：終わりませんでした` });
  await alert.waitFor();
  expect((await alert.innerText()).split('\n').at(-1)!.length).toBeGreaterThan(10);
  expect(await axe(page)).toEqual([]);
}, 60_000);

it('is left and found again in the list of work, which tells by itself when it is done', async () => {
  await hold();
  const { page, workplace } = await hr();
  await ask(page, workplace, roster());
  await page.goto(workplace);
  await page.goto(`${workplace}/tasks`);
  const newest = page.getByRole('list', { name: '進行中の作業' }).getByRole('listitem').first();
  await newest.getByText('進行中').waitFor();
  expect(await newest.getByRole('progressbar').count()).toBe(1);
  await letGo();
  await newest.getByText('完了').waitFor();
  await newest.getByRole('link', { name: '結果を見る' }).waitFor();
  expect(await axe(page)).toEqual([]);
}, 60_000);
