import { createHash, randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { CertifyManyService } from '../../src/certification/certify-many.service.js';
import { RegisterMerchantsService } from '../../src/merchants/register-merchants.service.js';
import type { Answer } from '../support/app.js';
import { CertificationTown } from './certification-town.js';

const TERM = { fromOn: '2026-04-01', validUntil: '2027-03-31' } as const;
const BROWSER = { accept: 'text/html,application/xhtml+xml' };

let first: CertificationTown;
let town: CertificationTown;

beforeAll(async () => {
  first = await CertificationTown.start();
});

beforeEach(async () => {
  town = await first.another();
});

afterAll(() => first?.stop());

const path = (query: Record<string, string> = {}, file = 'directory.html') =>
  `/api/v1/public/cities/${town.code}/${file}?${new URLSearchParams(query)}`;
const page = (query?: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> =>
  town.app.fetch(path(query), { headers: { ...BROWSER, ...headers } });

/** The text between the tags, as somebody reads it. */
const read = (source: string) =>
  source
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '&')
    .replace(/\s+/g, ' ')
    .trim();
const within = (body: string, pattern: RegExp) =>
  [...body.matchAll(pattern)].map(([, inner = '']) => read(inner.replace(/<[^>]*>/g, '')));
const namesOn = ({ body }: Answer) => within(body, /<h3>(.*?)<\/h3>/gs);
const groupsOn = ({ body }: Answer) => within(body, /<h2 id="group-\d+">(.*?)<\/h2>/gs);

async function certify(name: string, area = '常磐', trade = 'ベーカリー', claimed = 4): Promise<string> {
  const { id, owner } = await town.merchant(name, area, trade);
  const application = await town.apply(owner, `merchants/${id}`, claimed);
  await town.accept(application);
  expect((await town.decide(application, 'certify', TERM)).status).toBe(200);
  return application;
}

async function certifyEmployer(): Promise<void> {
  const { hr, id } = await town.employer('2454701952624');
  const application = await town.apply(hr, `employers/${id}`, 6);
  await town.accept(application);
  await town.decide(application, 'certify', TERM);
}

test('groups who is certified by area, with counts, employers last, each with tier, validity and a way to its certificate', async () => {
  await certify('甲ベーカリー', '永山');
  await certify('乙薬局', '常磐', '薬局', 6);
  await certify('丙薬局', '常磐', '薬局');
  await certifyEmployer();
  const answer = await page();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(groupsOn(answer)).toEqual(['常磐 2件', '永山 1件', '事業主（従業員の利用を支える企業） 1件']);
  expect(namesOn(answer).toSorted()).toEqual(['甲ベーカリー', '乙薬局', '丙薬局', '株式会社﨑山'].toSorted());
  expect(within(answer.body, /<span class="tier \w+">(.*?)<\/span>/gs).toSorted()).toEqual(
    ['シルバー', 'ゴールド', 'シルバー', 'ゴールド'].toSorted(),
  );
  expect(answer.body).toContain('<time datetime="2027-03-31">2027年3月31日</time>まで');
  expect(answer.body).not.toMatch(/secret@|9745258/);
  const [link] = /certificates\/[\d-]+/.exec(answer.body) ?? [];
  const certificate = await town.app.fetch(new URL(String(link), town.app.url + path()).pathname, { headers: BROWSER });
  expect([certificate.status, /この認定証は有効です/.test(certificate.body)]).toEqual([200, true]);
  const [, back] = /<a href="(\.\.\/directory\.html)">/.exec(certificate.body) ?? [];
  expect(new URL(String(back), `${town.app.url}${path({}, `${link}`)}`).pathname).toBe(path().replace('?', ''));
});

test('filters by area, trade, tier and words in the name or its reading, and gives the CSV of the same', async () => {
  await certify('㈱髙﨑ﾍﾞｰｶﾘｰ', '常磐', 'ベーカリー', 6);
  await certify('みどり薬局 本店', '常磐', '薬局');
  await certify('みどり薬局 支店', '永山', '薬局');
  const found = async (query: Record<string, string>) => namesOn(await page(query)).toSorted();
  expect(await found({ area: '永山' })).toEqual(['みどり薬局 支店']);
  expect(await found({ area: '', trade: '薬局', tier: '', words: '' })).toHaveLength(2);
  expect(await found({ tier: 'gold' })).toEqual(['㈱髙﨑ﾍﾞｰｶﾘｰ']);
  expect(await found({ words: 'べーかりー　（株）' })).toEqual(['㈱髙﨑ﾍﾞｰｶﾘｰ']);
  expect(await found({ words: 'ミドリ 支' })).toEqual(['みどり薬局 支店']);
  expect(await found({ words: 'みせ' })).toHaveLength(3);
  expect(await found({ words: '%' })).toEqual([]);
  const { body } = await page({ area: '常磐', words: 'みどり' });
  expect(body).toContain('<option value="常磐" lang="ja" selected>常磐</option>');
  expect(body).toContain('value="みどり"');
  const [, href = ''] = /href="(directory\.csv[^"]*)"/.exec(body) ?? [];
  const csv = await fetch(new URL(read(href), town.app.url + path()));
  const [, ...rows] = parse(await csv.text(), { bom: true });
  expect(rows.map(([name]) => name)).toEqual(['みどり薬局 本店']);
  const json = await town.app.fetch(path({ words: 'みどり' }, 'directory'));
  expect(json.body.items).toHaveLength(2);
});

test('shows at once that somebody was suspended or revoked, or that a certificate has ended', async () => {
  const [suspended, revoked] = [await certify('停止店'), await certify('取消店')];
  await certify('満了店');
  expect(namesOn(await page())).toHaveLength(3);
  await town.decide(suspended, 'suspend');
  expect(namesOn(await page()).toSorted()).toEqual(['満了店', '取消店'].toSorted());
  await town.decide(revoked, 'revoke');
  expect(namesOn(await page())).toEqual(['満了店']);
  await town.moveTo('2027-04-01');
  const empty = await page();
  expect(namesOn(empty)).toEqual([]);
  expect(empty.body).toContain('現在、認定を受けている事業者はありません。');
  expect(empty.body).not.toMatch(/満了店|停止店|取消店|常磐/);
});

test('says when nothing matches, and how to go on', async () => {
  await certify('甲');
  const { status, body } = await page({ words: '無い' });
  expect(status).toBe(200);
  expect(body).toContain('条件に合う事業者は見つかりませんでした。');
  expect(body).toContain('<a href="directory.html">条件をすべて消す</a>');
  expect(body).not.toContain('directory.csv');
});

test.each(['<script>alert(1)</script>', `"><img src=x onerror=alert(1)>'&amp;`])(
  'shows %s as text wherever it comes from',
  async (evil) => {
    await certify(evil, evil, evil);
    const wishes: Record<string, string>[] = [
      {},
      { area: evil },
      { trade: evil, words: evil },
      { area: `${evil}!`, words: `${evil}!` },
    ];
    for (const query of wishes) {
      const { status, headers, body } = await page(query);
      expect(status).toBe(200);
      expect(body).not.toMatch(/<script|<img|&amp;amp;amp;/);
      expect(body.replace(/"[^"]*"/g, '""').match(/<[a-z][^>]*\son\w+=/g)).toBeNull();
      expect(headers.get('content-security-policy')).not.toMatch(/script|unsafe/);
    }
    const answer = await page();
    expect(namesOn(answer)).toEqual([evil]);
    expect(groupsOn(answer)).toEqual([`${evil} 1件`]);
    expect(within(answer.body, /<option [^>]*>(.*?)<\/option>/gs).filter((one) => one === evil)).toHaveLength(2);
    const [, value = ''] = /name="words"[^>]*value="([^"]*)"/.exec((await page({ words: evil })).body) ?? [];
    expect(read(value)).toBe(evil);
  },
);

test('is read page by page, nobody twice and nobody left out, the counts being those of all pages', async () => {
  const shops = Array.from({ length: 120 }, (_, index) => ({
    ...{ name: `店${index}`, nameKana: 'ミセ', contactEmail: 'shop@example.jp', trade: '薬局' },
    ...{ area: index % 2 === 0 ? '東' : '南', bankCode: '0501', branchCode: '401' },
    ...{ accountKind: '普通', accountNumber: '9745258', holderKana: 'ﾐｾ' },
  }));
  const outcomes = await town.app.get(RegisterMerchantsService).register(town.id, shops);
  const merchants = outcomes.flatMap((outcome) => (outcome.status === 'taken' ? outcome.id : []));
  const decision = { ...TERM, reason: '審査済', actorId: randomUUID() };
  await town.app.get(CertifyManyService).certifyMany(town.id, merchants, decision);
  const pages = [await page(), await page({ page: '2' }), await page({ page: '3' })];
  expect(pages.map((one) => namesOn(one).length)).toEqual([50, 50, 20]);
  const names = pages.flatMap(namesOn);
  expect(new Set(names).size).toBe(120);
  expect(pages.map(groupsOn)).toEqual([['南 60件'], ['南（つづき） 60件', '東 60件'], ['東（つづき） 60件']]);
  expect(pages[1]?.body).toMatch(
    /rel="prev" href="directory.html">.*2／3ページ.*rel="next" href="directory.html\?page=3"/s,
  );
  expect(namesOn(await page({ page: '99' }))).toEqual(namesOn(pages[2] as Answer));
  expect(namesOn(await page({ page: '-1' }))).toEqual(namesOn(pages[0] as Answer));
});

test('is kept by a browser, which asks each time whether it is still so', async () => {
  const application = await certify('甲');
  const { headers } = await page();
  expect(headers.get('cache-control')).toBe('public, no-cache');
  const tag = String(headers.get('etag'));
  for (const known of [tag, `"other", W/${tag}`]) {
    const again = await page({}, { 'if-none-match': known });
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', tag]);
  }
  await town.decide(application, 'suspend');
  expect((await page({}, { 'if-none-match': tag })).status).toBe(200);
});

test('runs nothing, loads nothing, and is styled by the one style that its policy names', async () => {
  const { certification } = await town.certified();
  const certificate = path({}, `certificates/${certification.number}`);
  for (const address of [path(), certificate, path({}, 'certificates/2026-99999')]) {
    const { headers, body } = await town.app.fetch(address, { headers: BROWSER });
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(body) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    );
    expect(body).not.toMatch(/<script|<link|style=|\ssrc=|https?:/);
  }
});

test.each(['ja', 'en'])('has a language, one headline, a skip link and a name for each field (%s)', async (lang) => {
  await certify('甲');
  const { body } = await page({ lang });
  expect(body).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${lang}">`));
  expect(body.match(/<h1>/g)).toHaveLength(1);
  expect(body).toMatch(/<body>\s*<a class="skip" href="#main">/);
  expect(body).toContain('<main id="main"');
  const fields = [...body.matchAll(/<(?:select|input)(?![^>]*hidden)/g)].length;
  expect(within(body, /<label[^>]*>\s*<span class="name">(.*?)<\/span>/gs)).toHaveLength(fields);
  expect(body).toContain(lang === 'ja' ? 'hreflang="en">English' : 'hreflang="ja">日本語');
  expect(/<title>(.*?) \|/.exec(body)?.[1]).toBe(lang === 'ja' ? '認定事業者の一覧' : 'Certified businesses');
});

test('says in English what is not a name, and stays English from page to page', async () => {
  await certify('甲', '常磐', 'ベーカリー', 6);
  const { body } = await page({ lang: 'en' });
  const plain = body.replace(/<style>.*?<\/style>/s, '').replace(/<(\w+)[^>]* lang="ja"[^>]*>[^<]*<\/\1>/g, '');
  expect(plain.match(/[぀-ヿ一-鿿]+/g)).toEqual(['旭川市']);
  expect(body).toContain('<span class="tier gold">Gold</span>');
  expect(body).toContain('<time datetime="2027-03-31">31 March 2027</time>');
  expect(body).toContain('<input type="hidden" name="lang" value="en" />');
  const [link] = /certificates\/[\d-]+\?lang=en/.exec(body) ?? [];
  const certificate = await town.app.fetch(
    new URL(String(link), town.app.url + path()).href.slice(town.app.url.length),
    {
      headers: BROWSER,
    },
  );
  expect(certificate.body).toContain('This certificate is valid');
  expect(certificate.body).toContain('href="../directory.html?lang=en"');
});

test('refuses nobody for what others have added to the address', async () => {
  await certify('甲');
  const answer = await page({ fbclid: 'x', tier: 'diamond', page: 'two', words: '\0' });
  expect([answer.status, namesOn(answer)]).toEqual([200, ['甲']]);
  const doubled = await town.app.fetch(`${path()}area=a&area=b`, { headers: BROWSER });
  expect(doubled.status).toBe(200);
});

test('there is a page for what is not there, and a problem for a program', async () => {
  const nowhere = '/api/v1/public/cities/nowhere/directory.html';
  for (const address of [nowhere, path({}, 'certificates/2026-99999')]) {
    const { status, headers, body } = await town.app.fetch(address, { headers: BROWSER });
    expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toContain('<h1>ページが見つかりません</h1>');
    const english = await town.app.fetch(`${address.replace(/\?$/, '')}?lang=en`, { headers: BROWSER });
    expect(english.body).toContain('<h1>Page not found</h1>');
    const program = await town.app.fetch(address, { headers: { accept: 'application/json' } });
    expect([program.status, program.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  }
});
