import { PdfPaper } from '../../src/papers/pdf-paper.js';
import { pagesOfPdf, textOfPdf, wordsOfPdf } from './read-pdf.js';

const HEAD = { title: '請求書', dated: '2026-05-01', number: '2026-000123', issuer: '旭川市' } as const;

/** Names as they are on a city's papers, and what is lost first when a font or an encoding is poor. */
const HARD = [
  '髙橋',
  '﨑山',
  'ｶﾌﾞ)ｻﾝｷｭｰ',
  '①②③',
  '㈱旭川',
  '—―－‐−',
  '〜～',
  '𠮷野家',
  '塚晴凞',
  '社会神福',
  '一⼀',
  '￥¥',
  '々ゞヽ',
  'がぎ',
  'か\u3099',
  '葛\u{e0100}城',
  '℡〒㎡Ⅳ',
];

describe('a paper as PDF', () => {
  it('reads back every character that was put in, be it rare, half-width, or of the same shape as another', async () => {
    const paper = (await PdfPaper.open(HEAD)).title();
    for (const text of HARD) paper.paragraph(text, { bold: text === '髙橋' });
    const text = await textOfPdf(await paper.finish());
    for (const hard of HARD) expect(text).toContain(hard);
  });

  it('says over its title and at the foot of each page that it is of a rehearsal, and of nothing else', async () => {
    const pages = await pagesOfPdf(
      await (await PdfPaper.open({ ...HEAD, rehearsal: true })).title().newPage().finish(),
    );
    expect(pages[0]).toContain('稽古（実際の書類ではありません）');
    expect(pages.map((page) => page.replace(/\s/g, '').includes('稽古旭川市'))).toEqual([true, true]);
    expect(await textOfPdf(await (await PdfPaper.open(HEAD)).title().finish())).not.toContain('稽古');
  });

  it('reads back a character that the font does not have, for which the geta mark is printed', async () => {
    const text = await textOfPdf(await (await PdfPaper.open(HEAD)).paragraph('絵文字😀と鬱と𪚥').finish());
    expect(text).toContain('絵文字😀と鬱と𪚥');
  });

  it('numbers its pages and repeats the heads of a table on each of them, with no row lost or twice', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`従業員${index + 1}番`, '2026-04', 10_000 + index]);
    const columns = [
      { head: '氏名', width: 4 },
      { head: '対象月', width: 2 },
      { head: '金額（円）', width: 2, align: 'right' as const },
    ];
    const pages = await pagesOfPdf(
      await (await PdfPaper.open(HEAD)).title().table(columns, rows, ['合計', '', 1_207_140]).finish(),
    );
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page.replaceAll(' ', '')).toContain(`旭川市${index + 1}/${pages.length}2026-000123`);
      expect(page).toContain('氏名');
    });
    const found = pages.join('\n').match(/従業員\d+番/g);
    expect(found).toEqual(rows.map(([name]) => name));
    expect(pages.at(-1)).toContain('1,207,140');
  });

  it('ends every figure of a column at the same place', async () => {
    const columns = [
      { head: '区分', width: 3 },
      { head: '金額', width: 2, align: 'right' as const },
    ];
    const rows = [
      ['あ', 1],
      ['い', -1_234_567],
      ['う', 99_999_999],
    ];
    const words = await wordsOfPdf(await (await PdfPaper.open(HEAD)).table(columns, rows).finish());
    const ends = ['1', '-1,234,567', '99,999,999'].map((figure) => words.find(({ word }) => word === figure)?.right);
    expect(new Set(ends).size).toBe(1);
    expect(ends[0]).toBeDefined();
  });

  it('breaks a long name inside its cell and keeps all of it', async () => {
    const name = '社会福祉法人旭川中央こども未来創造支援機構附属認定こども園さんきゅう保育部（旧：旭川第一保育所）';
    const columns = [
      { head: '名称', width: 1 },
      { head: '備考', width: 3 },
    ];
    const pdf = await (await PdfPaper.open(HEAD)).table(columns, [[name, '']]).finish();
    expect(await textOfPdf(pdf)).toContain(name);
  });

  it('continues a cell taller than a page on the next one', async () => {
    const long = Array.from({ length: 150 }, (_, index) => `第${index}行`).join('\n');
    const pages = await pagesOfPdf(await (await PdfPaper.open(HEAD)).facts([['理由', long]]).finish());
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.join('').match(/第\d+行/g)).toHaveLength(150);
  });

  it('has the same bytes for the same content, and others for another', async () => {
    const make = async (yen: number) =>
      (await PdfPaper.open(HEAD)).title().amount('ご請求金額', yen).qr('https://example.jp/1').finish();
    const [first, again, other] = [await make(1000), await make(1000), await make(1001)];
    expect(again.equals(first)).toBe(true);
    expect(other.equals(first)).toBe(false);
  });
});
