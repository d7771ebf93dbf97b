import iconv from 'iconv-lite';
import { readStatement as readUntil } from '../../src/billing/receipts/read-statement.js';

const HEADER = '取引日,入金額,振込依頼人名,仮想口座番号,照会番号';
const line = (over: object = {}) => ({
  line: 2,
  receivedOn: '2026-07-20',
  amount: 10_000,
  payerKana: 'ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ',
  virtualAccount: '1234567',
  bankReference: 'A1',
  ...over,
});
/** On the last day of the year, before which all of these days are. */
const readStatement = (content: Buffer) => readUntil(content, '2026-12-31');
const read = (...rows: string[]) => readStatement(Buffer.from([HEADER, ...rows].join('\n')));

it.each([
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['CP932 with CR LF', (text: string) => iconv.encode(text.replaceAll('\n', '\r\n'), 'cp932')],
])('reads a statement in %s', (_, encode) => {
  const content = encode(`${HEADER}\n2026-07-20,10000,ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ,1234567,A1\n`);
  expect(readStatement(content)).toEqual([line()]);
});

it('finds columns by the names that banks give them, in any order, and does without account and reference', () => {
  const content = '摘要,お預入金額,お引出金額,勘定日\nｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ,"10,000",,2026/7/20\n';
  expect(readStatement(Buffer.from(content))).toEqual([line({ virtualAccount: null, bankReference: '' })]);
});

it.each([['20260720,10000'], ['2026年7月20日,"￥10,000"'], ['令和8年7月20日,１００００円'], ['R8.7.20,"10,000"']])(
  'reads day and amount as %s',
  (written) => {
    expect(read(`${written},ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ,123-4567,A1`)).toEqual([line()]);
  },
);

it('leaves out lines on which nothing came in', () => {
  expect(read('2026-07-20,,電気料,,', '2026-07-20,0,手数料,,', '2026-07-20,10000,ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ,1234567,A1')).toEqual([
    line({ line: 4 }),
  ]);
});

it('keeps two payments that are alike in everything, and tells them apart', () => {
  const row = '2026-07-20,10000,ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ,1234567,';
  expect(read(row, row, row).map(({ bankReference }) => bankReference)).toEqual(['', '#2', '#3']);
});

it('refuses the whole file for any line that may be a payment and cannot be read, and names them all', () => {
  const rows = ['2026-02-30,1,ｱ,,', '2026-07-20,1.5,ｱ,,', '2026-07-20,-5,ｱ,,', '2026-07-20,1, ,,', '2026-07-20,1,ｱ,,'];
  expect(() => read(...rows)).toThrow(
    expect.objectContaining({
      code: 'statement_unreadable',
      details: {
        lines: [
          { line: 2, code: 'bad_date' },
          { line: 3, code: 'bad_amount' },
          { line: 4, code: 'bad_amount' },
          { line: 5, code: 'missing_payer' },
        ],
      },
    }),
  );
});

it('refuses bytes that are no text', () => {
  const bytes = Buffer.concat([
    Buffer.from(`${HEADER}\n2026-07-20,1,`),
    Buffer.from([0xff, 0xfe]),
    Buffer.from(',,\n'),
  ]);
  expect(() => readStatement(bytes)).toThrow(expect.objectContaining({ code: 'statement_unreadable' }));
});

it.each([
  ['lacks a column', '取引日,振込依頼人名', { missing: ['入金額'], twice: [] }],
  ['has one twice', '取引日,入金額,入金額,振込依頼人名', { missing: [], twice: ['入金額'] }],
  ['is not there', '', { missing: ['取引日', '入金額', '振込依頼人名'], twice: [] }],
])('refuses a file whose header %s', (_, header, details) => {
  expect(() => readStatement(Buffer.from(`${header}\n`))).toThrow(
    expect.objectContaining({ code: 'statement_header_unknown', details }),
  );
});

it('refuses a payment of a day that has not come, and takes one of today', () => {
  const statement = Buffer.from(`${HEADER}\n2026-07-20,1,ｱ,,\n2026-07-21,1,ｲ,,\n2062-07-20,1,ｳ,,\n2026-07-22,,ｴ,,\n`);
  expect(() => readUntil(statement, '2026-07-20')).toThrow(
    expect.objectContaining({
      code: 'statement_unreadable',
      ja: expect.stringContaining('3行目: 日付がまだ来ていない'),
      en: expect.stringContaining('Line 3: its day has not come'),
      details: {
        lines: [
          { line: 3, code: 'future_date' },
          { line: 4, code: 'future_date' },
        ],
      },
    }),
  );
  expect(readUntil(statement, '2062-07-20')).toHaveLength(3);
});
