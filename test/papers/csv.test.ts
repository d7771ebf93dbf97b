import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { csvMediaType, csvOf, toCp932 } from '../../src/papers/csv.js';

const ROWS = [
  ['氏名', '金額'],
  ['髙橋 﨑子 ㈱①', 1200],
  ['ｻﾝｷｭｰ', -300],
  ['二行\nの,"名"', null],
];

describe('a table as CSV', () => {
  it('begins with the byte order mark in UTF-8, ends lines with CRLF and reads back cell for cell', () => {
    const csv = csvOf(ROWS);
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv.toString()).toContain('氏名,金額\r\n');
    expect(parse(csv, { bom: true })).toEqual(ROWS.map((row) => row.map((cell) => String(cell ?? ''))));
  });

  it('is the same in CP932, without a mark', () => {
    const text = iconv.decode(csvOf(ROWS, 'cp932'), 'cp932');
    expect(parse(text)).toEqual(ROWS.map((row) => row.map((cell) => String(cell ?? ''))));
    expect(csvMediaType('cp932')).toBe('text/csv; charset=Shift_JIS');
  });

  it('keeps a spreadsheet from taking a cell for a formula, and leaves a negative amount a number', () => {
    expect(csvOf([['=1+1', -5]]).toString()).toBe("\ufeff'=1+1,-5\r\n");
  });

  it.each(['𠮷', '—', '😀', '\u3099'])('refuses %s, which CP932 cannot hold, and names it', (character) => {
    expect(() => csvOf([[`前${character}後`, character]], 'cp932')).toThrow(
      expect.objectContaining({ code: 'not_in_cp932', details: { characters: [character] } }),
    );
  });

  it('writes the NEC and IBM extensions as Windows does', () => {
    expect(toCp932('髙﨑①㈱').toString('hex')).toBe('fbfcfab18740878a');
  });
});
