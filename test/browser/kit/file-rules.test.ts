import { describe, expect, it } from '@jest/globals';
import { nameIn } from '../../../web/shared/ui/download/file-name.js';
import { faultOf, sizeText } from '../../../web/shared/ui/file-rules.js';

const RULES = { endings: ['.csv', '.xlsx'], mostBytes: 1_000 };

describe('a file that is to be sent', () => {
  it.each([
    ['名簿.csv', 1_000, undefined],
    ['ROSTER.XLSX', 10, undefined],
    ['名簿.pdf', 10, 'kind'],
    ['csv', 10, 'kind'],
    ['名簿.csv', 1_001, 'size'],
    ['名簿.csv', 0, 'empty'],
  ])('%s of %d bytes: %s', (name, size, fault) => {
    expect(faultOf({ name, size }, RULES)).toBe(fault);
  });

  it.each([
    [512, '512 B'],
    [1_536, '1.5 KB'],
    [20 * 1024 ** 2, '20 MB'],
  ])('of %d bytes is said to be %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});

describe('the name of a file that was fetched', () => {
  it.each([
    [`attachment; filename*=UTF-8''%E7%99%BB%E9%8C%B2.csv`, '登録.csv'],
    [`attachment; filename="list.csv"; filename*=UTF-8''%E7%99%BB%E9%8C%B2.csv`, '登録.csv'],
    ['attachment; filename="list.csv"', 'list.csv'],
    ['inline', undefined],
    [null, undefined],
  ])('in %s is %s', (disposition, name) => {
    expect(nameIn(disposition)).toBe(name);
  });
});
