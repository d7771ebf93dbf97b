import iconv from 'iconv-lite';
import { readCsv } from '../../../src/enrolments/import/read-csv.js';

const rowsOf = (content: Buffer) => {
  const { header, rows } = readCsv(content);
  return [header, ...rows].map((row) => [row?.line, row?.cells, ...(row?.fault ? [row.fault] : [])]);
};
const BOM = '\ufeff';

describe('encodings', () => {
  const text = '社員番号,氏名\r\n1,髙橋　智子\r\n2,﨑山　葵\r\n3,①〜ｶﾅ\r\n';
  const wanted = [
    [1, ['社員番号', '氏名']],
    [2, ['1', '髙橋　智子']],
    [3, ['2', '﨑山　葵']],
    [4, ['3', '①〜ｶﾅ']],
  ];

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with byte order mark', Buffer.from(BOM + text)],
    ['line feeds alone', Buffer.from(text.replaceAll('\r\n', '\n'))],
    ['carriage returns alone', Buffer.from(text.replaceAll('\r\n', '\r'))],
    ['mixed line ends', Buffer.from(text.replace('\r\n', '\n').replace('\r\n', '\r'))],
    ['a last line without its end', Buffer.from(text.trimEnd())],
  ])('reads %s', (_, content) => {
    expect(rowsOf(content)).toEqual(wanted);
  });

  it('reads CP932 with the characters of NEC and IBM', () => {
    const content = iconv.encode(text.replace('〜', '～'), 'cp932');
    expect(rowsOf(content)).toEqual([...wanted.slice(0, 3), [4, ['3', '①～ｶﾅ']]]);
  });

  it('reads the twin codes of the same IBM characters', () => {
    // 髙 and 﨑 as NEC placed them (EEE0, ED95), not as IBM did (FBFC, FAB1).
    const content = Buffer.concat([
      iconv.encode('社員番号,氏名\n1,', 'cp932'),
      Buffer.from([0xee, 0xe0, 0xed, 0x95]),
      iconv.encode('\n', 'cp932'),
    ]);
    expect(rowsOf(content)[1]).toEqual([2, ['1', '髙﨑']]);
  });

  it('marks only the line that holds bytes of no character', () => {
    const lines = ['社員番号,氏名', '1,田中', '2,鈴木', '3,佐藤'].map((line) => iconv.encode(line, 'cp932'));
    lines[2] = Buffer.concat([Buffer.from('2,'), Buffer.from([0x81])]);
    const content = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
    expect(readCsv(content).rows.map(({ line, fault }) => [line, fault])).toEqual([
      [2, undefined],
      [3, 'bad_encoding'],
      [4, undefined],
    ]);
  });

  it('takes a file of UTF-8 with one damaged line for UTF-8', () => {
    const lines = ['社員番号,氏名', '1,田中', '2,鈴木', '3,佐藤'].map((line) => Buffer.from(line));
    lines[2] = Buffer.from(iconv.encode('2,鈴木', 'cp932'));
    const content = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
    const { rows } = readCsv(content);
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      [2, undefined],
      [3, 'bad_encoding'],
      [4, undefined],
    ]);
    expect(rows[2]?.cells).toEqual(['3', '佐藤']);
  });

  it.each([
    ['a character lost in an earlier conversion', '田\ufffd'],
    ['a private character (外字)', '田\ue000'],
    ['a control character', '田\u0007'],
  ])('doubts %s', (_, name) => {
    const { rows } = readCsv(Buffer.from(`社員番号,氏名\n1,${name}\n2,田中\n`));
    expect(rows.map(({ fault }) => fault)).toEqual(['bad_encoding', undefined]);
  });
});

describe('lines and quotes', () => {
  it('names a row by the physical line on which it begins', () => {
    const content = Buffer.from('a,b\r\n"1\r\n2\n3",x\r\n\r\n , \r\n4,y\r\n"5,""z""",w');
    expect(rowsOf(content)).toEqual([
      [1, ['a', 'b']],
      [2, ['1\r\n2\n3', 'x']],
      [7, ['4', 'y']],
      [8, ['5,"z"', 'w']],
    ]);
  });

  it('marks a row if any of its lines cannot be read', () => {
    const content = Buffer.from('a,b\n"1\n\ufffd",x\n2,y\n');
    expect(rowsOf(content)[1]).toEqual([2, ['1\n\ufffd', 'x'], 'bad_encoding']);
    expect(rowsOf(content)[2]).toEqual([4, ['2', 'y']]);
  });

  it('keeps a quote in the middle of a field', () => {
    expect(rowsOf(Buffer.from('a,b\n5"6,7\n'))[1]).toEqual([2, ['5"6', '7']]);
  });

  it('loses only the line whose quote is never closed', () => {
    expect(rowsOf(Buffer.from('a,b\n1,x\n2,"y\n3,z\n4,w\n'))).toEqual([
      [1, ['a', 'b']],
      [2, ['1', 'x']],
      [3, ['2,"y'], 'bad_columns'],
      [4, ['3', 'z']],
      [5, ['4', 'w']],
    ]);
  });

  it('reads on after a quote that swallows more than any row can hold', () => {
    const rest = Array.from({ length: 20_000 }, (_, index) => `${index},row`).join('\n');
    const { rows } = readCsv(Buffer.from(`a,b\n1,"x\n${rest}\n`));
    expect(rows[0]).toEqual({ line: 2, cells: ['1,"x'], fault: 'bad_columns' });
    expect(rows).toHaveLength(20_001);
    expect(rows.at(-1)).toEqual({ line: 20_002, cells: ['19999', 'row'] });
  });

  it('gives up on a file that is nothing but open quotes', () => {
    const content = Buffer.from('a,b\n' + '"'.repeat(1) + ('x'.repeat(200_000) + '\n"').repeat(120));
    expect(readCsv(content).rows.length).toBeLessThan(200);
  });

  it.each(['', '\n\n', '\ufeff', ' , ,\n'])('finds no header in %j', (text) => {
    expect(readCsv(Buffer.from(text))).toEqual({ header: undefined, rows: [] });
  });

  it('takes the apostrophe away that keeps a spreadsheet from seeing a formula', () => {
    expect(rowsOf(Buffer.from("a,b\n'=1+1,'ok\n'-5,'＝x\n"))).toEqual([
      [1, ['a', 'b']],
      [2, ['=1+1', "'ok"]],
      [3, ['-5', '＝x']],
    ]);
  });
});
