import iconv from 'iconv-lite';
import writeXlsx from 'write-excel-file/node';
import { correctionFile } from '../../../src/enrolments/import/correction-file.js';
import { isCityFile } from '../../../src/enrolments/import/file-kind.js';
import { readFiles, type ImportedFile, type ImportFile } from '../../../src/enrolments/import/import-file.js';
import { judgeRoster } from '../../../src/enrolments/import/judge-people.js';
import { readCsv } from '../../../src/enrolments/import/read-csv.js';
import { isXlsx, readXlsx } from '../../../src/enrolments/import/read-xlsx.js';
import { refusals } from '../../../src/enrolments/import/refusal.js';
import type { Cell } from '../../../src/enrolments/import/sheet.js';

const HEADER = ['社員番号', '氏名', 'フリガナ', 'メールアドレス', '子の生年月日', '育児休業開始日', '復職日'];
const GOOD: Cell[] = ['1', '田中 智子', 'タナカ トモコ', 'p1@example.jp', '2025-01-10', '2025-03-08', '2025-10-01'];

const file = (...rows: Cell[][]): ImportedFile => ({
  name: 'rosters/1.csv',
  kind: 'roster',
  header: HEADER,
  rows: rows.map((cells, index) => ({
    line: index + 7,
    cells,
    outcome: 'refused',
    refusal: refusals.missingField('氏名'),
  })),
});

const readBack = async (content: Buffer) => (isXlsx(content) ? readXlsx('a.xlsx', content) : readCsv(content));

describe.each(['csv', 'xlsx'] as const)('a correction file in %s', (format) => {
  it.each<[string, Cell[]]>([
    ['plain text', GOOD],
    ['commas, quotes and line ends', GOOD.with(1, '田中, "智子"\nさん')],
    ['spaces around', GOOD.with(1, ' 田中　智子　')],
    ['old and new forms of kanji', GOOD.with(1, '髙橋 﨑山 𠮷野')],
    ...['=1+1', '+81-90', '-5', '@cmd', '＝x', '\t=x', "'quoted"].map((text): [string, Cell[]] => [
      text,
      GOOD.with(0, text),
    ]),
  ])('reads back as it was: %s', async (_, cells) => {
    const { header, rows } = await readBack(await correctionFile(file(cells), format));
    expect(header?.cells).toEqual([...HEADER, '取り込めない理由', '元の行']);
    expect(rows[0]?.cells.slice(0, 7)).toEqual(cells);
    expect(rows[0]?.cells.slice(7).map(String)).toEqual(['「氏名」が空です。', '7']);
  });

  it('holds the refused rows only, and can be sent again once it is corrected', async () => {
    const taken = { line: 2, cells: GOOD, outcome: 'taken' as const };
    const imported = { ...file(GOOD.with(1, '')), rows: [taken, ...file(GOOD.with(1, '')).rows] };
    const content = await correctionFile(imported, format);
    const sheet = await readBack(content);
    expect(judgeRoster(sheet)).toMatchObject([{ line: 2, refusal: { code: 'missing_field' } }]);
    const corrected = { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.with(1, '田中 智子') })) };
    expect(judgeRoster(corrected)).toMatchObject([{ value: { name: '田中 智子', staffNumber: '1' } }]);
  });

  it('has its own columns once, also if it is corrected a second time', async () => {
    const sheet = await readBack(await correctionFile(file(GOOD), format));
    const again: ImportedFile = { ...file(sheet.rows[0]?.cells ?? []), header: sheet.header?.cells ?? [] };
    const { header, rows } = await readBack(await correctionFile(again, format));
    expect(header?.cells).toEqual([...HEADER, '取り込めない理由', '元の行']);
    expect(rows[0]?.cells.slice(0, 7)).toEqual(GOOD);
  });

  it('keeps cells beyond the header where they are, and they stay refused', async () => {
    const sheet = await readBack(await correctionFile(file([...GOOD, 'x']), format));
    expect(sheet.rows[0]?.cells[7]).toBe('x');
    expect(judgeRoster(sheet)).toMatchObject([{ refusal: { code: 'bad_columns' } }]);
  });

  it('is refused where nothing is to be corrected', async () => {
    await expect(correctionFile({ ...file(), rows: [] }, format)).rejects.toMatchObject({ code: 'nothing_to_correct' });
  });
});

it('begins with a byte order mark, so that a spreadsheet reads CSV as UTF-8, and puts no bare formula into it', async () => {
  const content = await correctionFile(file(GOOD.with(0, '=HYPERLINK("http://example.com")')), 'csv');
  expect(content.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(content.toString()).toContain(`"'=HYPERLINK(""http://example.com"")"`);
});

describe('a workbook', () => {
  const judged = async (rows: Cell[][]) => {
    const content = await writeXlsx(
      [HEADER, ...rows].map((row) =>
        row.map((cell) => (cell instanceof Date ? { value: cell, type: Date, format: 'yyyy/m/d' } : cell)),
      ),
    ).toBuffer();
    const [read] = await readFiles([{ name: 'rosters/1234567890123.xlsx', content }]);
    return { read, rows: judgeRoster(read!.sheet) };
  };

  it('is read like the same in CSV: dates and numbers as cells, blank rows left out, rows named by their number', async () => {
    const birth = new Date(Date.UTC(2025, 0, 10));
    const { read, rows } = await judged([
      [1001, '田中　智子', 'ﾀﾅｶ ﾄﾓｺ', 'p1@example.jp', birth, '令和7年3月8日', new Date(Date.UTC(2025, 9, 1))],
      HEADER.map(() => null),
      GOOD.with(4, 45667),
      GOOD.with(4, 'いつか'),
      GOOD.with(1, '田\ue000'),
    ]);
    expect(read).toMatchObject({ kind: 'roster', employerNumber: '1234567890123' });
    expect(rows).toMatchObject([
      {
        line: 2,
        value: {
          staffNumber: '1001',
          name: '田中 智子',
          nameKana: 'タナカ トモコ',
          childBirthDate: '2025-01-10',
          leaveStartedOn: '2025-03-08',
          returnedOn: '2025-10-01',
        },
      },
      { line: 4, value: { childBirthDate: '2025-01-10' } },
      { line: 5, refusal: { code: 'bad_date' } },
      { line: 6, refusal: { code: 'bad_encoding' } },
    ]);
  });
});

it.each([
  ['employers.csv', true],
  ['merchants.xlsx', true],
  ['rosters/1450101534494.csv', true],
  ['rosters/北/A社.XLSX', true],
  ['coworkers/1450101534494.csv', true],
  ['1450101534494.csv', true],
  ['expected.csv', false],
  ['README.md', false],
  ['rosters/README.md', false],
  ['rosters/~$A社.xlsx', false],
  ['old/employers.csv', false],
])('of a folder, %s is a file of the city: %s', (path, is) => {
  expect(isCityFile(path)).toBe(is);
});

describe('what a file holds', () => {
  const read = async (name: string, header: string): Promise<[string, string | undefined]> => {
    const files: ImportFile[] = [{ name, content: iconv.encode(`${header}\n`, 'cp932') }];
    const [only] = await readFiles(files);
    return [only!.kind, only!.employerNumber];
  };

  it.each([
    ['employers.csv', '法人番号,名称', 'employers', undefined],
    ['企業.csv', '法人番号,名称,フリガナ,担当者メール', 'employers', undefined],
    ['merchants.xlsx.csv', '店名', 'merchants', undefined],
    ['店.csv', '店名,金融機関コード', 'merchants', undefined],
    ['rosters/1450101534494.csv', HEADER.join(), 'roster', '1450101534494'],
    ['１４５０１０１５３４４９４_名簿.csv', HEADER.join(), 'roster', '1450101534494'],
    ['名簿.csv', HEADER.slice(0, 6).join(), 'roster', undefined],
    ['a/1450101534494/社員.csv', HEADER.slice(0, 4).join(), 'coworkers', '1450101534494'],
    ['社員.csv', `法人番号,${HEADER.slice(0, 4).join()}`, 'coworkers', undefined],
    ['12345678901234.csv', 'a,b', 'roster', undefined],
  ])('%s with %s is %s of %s', async (name, header, kind, employerNumber) => {
    expect(await read(name, header)).toEqual([kind, employerNumber]);
  });
});
