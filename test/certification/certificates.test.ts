import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { fiscalYearOf } from '../../src/domain/month.js';
import { pagesOfPdf, textOfPdf } from '../papers/read-pdf.js';
import { query } from '../support/query.js';
import { CertificationTown } from './certification-town.js';

let first: CertificationTown;
let town: CertificationTown;

beforeAll(async () => {
  first = await CertificationTown.start();
});

beforeEach(async () => {
  town = await first.another();
});

afterAll(() => first?.stop());

const state = async (number: string) =>
  (await town.ask(undefined, `public/cities/${town.code}/certificates/${number}`)).body;

test('the certificate holds its number, holder, tier, validity and measures, and is the same each time', async () => {
  const name = '㈱髙﨑ﾍﾞｰｶﾘｰ①';
  const { owner, certification } = await town.certified(6, undefined, name);
  const read = async () => {
    const answer = await fetch(`${town.app.url}/api/v1/certifications/${certification.id}/certificate.pdf`, {
      headers: { authorization: `Bearer ${owner}` },
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return Buffer.from(await answer.arrayBuffer());
  };
  const pdf = await read();
  const text = await textOfPdf(pdf);
  const url = `https://sankyu.example.jp/api/v1/public/cities/${town.code}/certificates/${certification.number}`;
  const measures = ['短時間勤務', '地域の事業者'];
  for (const part of [certification.number, name, 'ゴールド', '2026年4月1日から2027年3月31日まで', '旭川市', url]) {
    expect(text).toContain(part);
  }
  expect(measures.filter((measure) => text.includes(measure))).toEqual(['地域の事業者']);
  expect((await pagesOfPdf(pdf)).length).toBe(1);
  expect((await read()).equals(pdf)).toBe(true);
});

test('the sticker for the window holds the same on one page, and leads to the same answer', async () => {
  const name = '喫茶とても長い名前のひなた 旭川駅前本店・買物公園通り';
  const { owner, certification } = await town.certified(6, undefined, name);
  const answer = await fetch(`${town.app.url}/api/v1/certifications/${certification.id}/sticker.pdf`, {
    headers: { authorization: `Bearer ${owner}` },
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const pdf = Buffer.from(await answer.arrayBuffer());
  const text = await textOfPdf(pdf);
  for (const part of [certification.number, 'ゴールド', '2027年3月31日', '旭川市', 'こそだてっぴー認定']) {
    expect(text).toContain(part);
  }
  expect((await pagesOfPdf(pdf)).length).toBe(1);
});

test('there is no certificate of an application', async () => {
  const { id, owner } = await town.merchant();
  const application = await town.apply(owner, `merchants/${id}`, 2);
  const { status, body } = await town.ask(owner, `certifications/${application}/certificate.pdf`);
  expect([status, body.code]).toEqual([409, 'no_certificate']);
  const sticker = await town.ask(owner, `certifications/${application}/sticker.pdf`);
  expect([sticker.status, sticker.body.code]).toEqual([409, 'no_certificate']);
});

test('anybody may ask whether a certificate holds, through all that becomes of it', async () => {
  const { id, certification } = await town.certified(4, { fromOn: '2026-04-10', validUntil: '2027-03-31' }, 'パン屋');
  const { number } = certification;
  expect(await state(number)).toEqual({
    city: '旭川市',
    number,
    holder: 'パン屋',
    kind: 'merchant',
    tier: 'silver',
    tierName: 'シルバー',
    validFrom: '2026-04-10',
    validUntil: '2027-03-31',
    standing: 'not_yet',
    holds: false,
    asOf: '2026-04-01',
  });
  await town.moveTo('2026-04-10');
  expect(await state(number)).toMatchObject({ standing: 'valid', holds: true });
  await town.decide(certification.id, 'suspend', { fromOn: '2026-04-12' });
  expect(await state(number)).toMatchObject({ standing: 'valid', holds: true });
  await town.moveTo('2026-04-12');
  expect(await state(number)).toMatchObject({ standing: 'suspended', holds: false });
  await town.decide(certification.id, 'resume');
  expect(await state(number)).toMatchObject({ standing: 'valid', holds: true });
  await town.moveTo('2027-03-31');
  expect(await state(number)).toMatchObject({ standing: 'valid', holds: true });
  await town.moveTo('2027-04-01');
  expect(await state(number)).toMatchObject({ standing: 'expired', holds: false });
  const next = await town.certified(2, { fromOn: '2027-04-01', validUntil: '2028-03-31' });
  await town.decide(next.certification.id, 'revoke');
  expect(await state(next.certification.number)).toMatchObject({ standing: 'revoked', holds: false });
  expect((await town.ask(undefined, `public/cities/${town.code}/certificates/2026-99999`)).status).toBe(404);
  expect((await town.ask(undefined, `public/cities/nowhere/certificates/${number}`)).status).toBe(404);
  expect(JSON.stringify(await state(number))).not.toMatch(new RegExp(`secret@|9745258|${id}`));
});

test('a browser is shown a page, in which a name is only ever text', async () => {
  const { certification } = await town.certified(2, undefined, '<script>店&');
  const path = `/api/v1/public/cities/${town.code}/certificates/${certification.number}`;
  const { headers, body } = await town.app.fetch(path, { headers: { accept: 'text/html,application/xhtml+xml' } });
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(body).toContain('この認定証は有効です');
  expect(body).toContain('&lt;script&gt;店&amp;');
  expect(body).not.toContain('<script');
});

test('numbers have no gap, also when many are certified at once and some of it fails', async () => {
  const made = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const { id, owner } = await town.merchant();
      const application = await town.apply(owner, `merchants/${id}`, index % 3 === 0 ? 1 : 2);
      await town.accept(application);
      return application;
    }),
  );
  const term = { fromOn: '2026-04-01', validUntil: '2027-03-31' };
  const answers = await Promise.all(made.map((application) => town.decide(application, 'certify', term)));
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(4);
  const numbers = answers.flatMap(({ body }) => body.number ?? []).toSorted();
  expect(numbers).toEqual(Array.from({ length: 8 }, (_, index) => `2026-0000${index + 1}`));
  const [counter] = await query(
    town.db.ownerUrl,
    `select last_number from certificate_counters where city_id = ${town.id} and fiscal_year = ${fiscalYearOf('2026-04-01')}`,
  );
  expect(counter?.last_number).toBe(8);
});

describe('the public directory', () => {
  const directory = async (filter = '') =>
    (await town.ask(undefined, `public/cities/${town.code}/directory${filter}`)).body;
  const names = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name).toSorted();

  test('lists who is certified today by area, trade and tier, page by page, and nothing about persons', async () => {
    for (const [name, area, trade, claimed] of [
      ['甲', '常磐', 'ベーカリー', 6],
      ['乙', '常磐', '薬局', 4],
      ['丙', '中央', '薬局', 2],
      ['丁', '中央', '薬局', 2],
    ] as const) {
      const { id, owner } = await town.merchant(name, area, trade);
      const application = await town.apply(owner, `merchants/${id}`, claimed);
      await town.accept(application);
      await town.decide(application, 'certify', { fromOn: '2026-04-01', validUntil: '2027-03-31' });
      if (name === '丁') await town.decide(application, 'suspend');
    }
    const { hr, id } = await town.employer('2454701952624');
    const application = await town.apply(hr, `employers/${id}`, 6);
    await town.accept(application);
    await town.decide(application, 'certify', { fromOn: '2026-04-01', validUntil: '2027-03-31' });

    expect(names(await directory())).toEqual(['丙', '乙', '株式会社﨑山', '甲'].toSorted());
    expect(names(await directory(`?area=${encodeURIComponent('常磐')}`))).toEqual(['乙', '甲'].toSorted());
    expect(names(await directory(`?trade=${encodeURIComponent('薬局')}&tier=silver`))).toEqual(['乙']);
    expect(names(await directory('?tier=gold'))).toEqual(['株式会社﨑山', '甲'].toSorted());
    const first = await directory('?limit=3');
    const rest = await directory(`?limit=3&cursor=${first.nextCursor}`);
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([3, 1, null]);
    expect(names({ items: [...first.items, ...rest.items] })).toEqual(names(await directory()));
    expect(JSON.stringify(await directory())).not.toMatch(/secret@|9745258/);
    expect(Object.keys(first.items[0])).toEqual([
      ...['kind', 'name', 'nameKana', 'trade', 'area', 'tier', 'number', 'validUntil'],
      ...['tierName', 'measures', 'photo'],
    ]);
    const [otsu] = (await directory('?tier=silver')).items;
    expect(otsu).toMatchObject({ tierName: 'シルバー', photo: null });
    expect(otsu.measures).toHaveLength(4);
    expect(otsu.measures).toContainEqual({ ja: '子の看護等休暇', en: 'Leave to nurse a child' });
    const { areas, trades, tiers } = await directory('/choices');
    expect(areas).toEqual([
      { area: '中央', shops: 1 },
      { area: '常磐', shops: 2 },
    ]);
    expect(trades).toEqual(['ベーカリー', '薬局']);
    expect(tiers.map(({ code }: { code: string }) => code)).toEqual(['platinum', 'gold', 'silver', 'bronze']);
  });

  test('is a CSV too, in UTF-8 or CP932', async () => {
    await town.certified(4, undefined, '髙島屋①');
    const csv = async (encoding: string) => {
      const path = `${town.app.url}/api/v1/public/cities/${town.code}/directory.csv?encoding=${encoding}`;
      const answer = await fetch(path);
      expect(answer.headers.get('content-type')).toMatch(/^text\/csv; charset=/);
      return Buffer.from(await answer.arrayBuffer());
    };
    const utf8 = parse(await csv('utf-8'), { bom: true });
    expect(utf8).toHaveLength(2);
    expect(utf8[1]?.slice(0, 6)).toEqual(['髙島屋①', 'ミセ', '店舗', 'ベーカリー', '常磐', 'silver']);
    expect(parse(iconv.decode(await csv('cp932'), 'cp932'))).toEqual(utf8);
    await town.certified(4, undefined, '𠮷野家');
    const refused = await town.ask(undefined, `public/cities/${town.code}/directory.csv?encoding=cp932`);
    expect([refused.status, refused.body.code]).toEqual([422, 'not_in_cp932']);
  });
});
