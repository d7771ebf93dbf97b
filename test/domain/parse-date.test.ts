import { parseDate } from '../../src/domain/parse-date.js';

describe('parseDate', () => {
  it.each([
    ['2026-04-01', '2026-04-01'],
    ['2026/4/1', '2026-04-01'],
    ['2026 /4 /1', '2026-04-01'],
    ['1873-01-01', '1873-01-01'],
    ['2026/04/01', '2026-04-01'],
    ['2026.4.1', '2026-04-01'],
    ['2026年4月1日', '2026-04-01'],
    ['2026年 4月 1日', '2026-04-01'],
    ['２０２６／０４／０１', '2026-04-01'],
    ['２０２６．４．１', '2026-04-01'],
    ['２０２６－０４－０１', '2026-04-01'],
    ['２０２６−０４−０１', '2026-04-01'],
    ['２０２６年４月１日', '2026-04-01'],
    ['　2026/4/1 ', '2026-04-01'],
    ['2024/2/29', '2024-02-29'],
    ['令和8年4月1日', '2026-04-01'],
    ['令和 8年 4月 1日', '2026-04-01'],
    ['令和  8年4月1日', '2026-04-01'],
    ['令和８年１２月３１日', '2026-12-31'],
    ['令和元年5月1日', '2019-05-01'],
    ['令和1年12月31日', '2019-12-31'],
    ['㋿8年4月1日', '2026-04-01'],
    ['令和8.4.1', '2026-04-01'],
    ['R8.4.1', '2026-04-01'],
    ['R8/4/1', '2026-04-01'],
    ['R8-4-1', '2026-04-01'],
    ['R08.04.01', '2026-04-01'],
    ['r8.4.1', '2026-04-01'],
    ['Ｒ８．４．１', '2026-04-01'],
    ['R元.5.1', '2019-05-01'],
    ['R8年4月1日', '2026-04-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['平成元年1月8日', '1989-01-08'],
    ['H31.4.30', '2019-04-30'],
    ['昭和64年1月7日', '1989-01-07'],
    ['S63/12/31', '1988-12-31'],
  ])('reads %s as %s', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it.each([
    ['no such day', '2025/02/30'],
    ['no leap year', '2025-02-29'],
    ['no such day in that era year', '令和7年2月29日'],
    ['no such month', '2025-13-01'],
    ['month zero', '2025/0/10'],
    ['past the end of its era', '平成40年1月1日'],
    ['the day after Heisei ended', '平成31年5月1日'],
    ['the day before Reiwa began', '令和元年4月30日'],
    ['the day after Showa ended', 'S64.1.8'],
    ['the day before Heisei began', 'H1.1.7'],
    ['year zero of an era', 'R0.4.1'],
    ['an unknown era', 'X8.4.1'],
    ['a slip of the finger', '20250x01'],
    ['a year before the calendar', '0206/4/1'],
    ['the day before the calendar', '1872-12-31'],
    ['words', '昨年の春'],
    ['mixed separators', '2026-4/1'],
    ['two digits for the year', '26/4/1'],
    ['no separators', '20260401'],
    ['no day', '2026/4'],
    ['something after it', '2026/4/1 5'],
    ['a space within a number', '2 026/4/1'],
    ['no 日', '2026年4月1'],
    ['an empty cell', ''],
    ['spaces only', '　 '],
  ])('refuses %s: "%s"', (_, text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it.each([
    [46113, '2026-04-01'],
    [46113.75, '2026-04-01'],
    [45351, '2024-02-29'],
    [61, '1900-03-01'],
    [59, '1900-02-28'],
    [1, '1900-01-01'],
    [2958465, '9999-12-31'],
  ])("reads Excel's serial number %d as %s", (serial, date) => {
    expect(parseDate(serial)).toBe(date);
  });

  it.each([60, 0, -1, 0.5, 20260401, NaN, Infinity])('refuses the serial number %d', (serial) => {
    expect(parseDate(serial)).toBeUndefined();
  });

  it("reads a spreadsheet's date cell, midnight UTC, as its day wherever the program runs", () => {
    expect(parseDate(new Date('2026-04-01T00:00:00.000Z'))).toBe('2026-04-01');
  });

  it.each([[new Date(NaN)], [new Date('0206-04-01T00:00:00.000Z')], [new Date(8.64e15)], [null], [undefined], [true]])(
    'refuses %p',
    (value) => {
      expect(parseDate(value)).toBeUndefined();
    },
  );
});
