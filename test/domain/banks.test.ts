import { findBranch, isKnownBranch, searchBanks, searchBranches } from '../../src/domain/banks.js';

const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code);

describe('a branch', () => {
  it('is known by the codes of its bank and its own, and by no others', () => {
    expect(isKnownBranch('0501', '100')).toBe(true);
    expect(isKnownBranch('0501', '999')).toBe(false);
    expect(isKnownBranch('9998', '100')).toBe(false);
  });

  it.each(['__proto__', 'constructor', 'toString'])('is not taken for known by what every object has: %s', (code) => {
    expect([isKnownBranch(code, '100'), isKnownBranch('0501', code), isKnownBranch(code, code)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(findBranch('0501', code)).toBeUndefined();
    expect(searchBranches(code, '本店')).toEqual([]);
  });

  it('is told with the names and readings of both, which banks print in their files', () => {
    expect(findBranch('0501', '100')).toMatchObject({
      bank: { name: '北洋', kana: 'ホクヨウ' },
      branch: { name: '東京', kana: 'トウキヨウ' },
    });
    expect(findBranch('0501', '999')).toBeUndefined();
    expect(findBranch('9998', '100')).toBeUndefined();
  });
});

describe('banks', () => {
  it.each(['北洋', 'ホクヨウ', 'ほくよう', 'ﾎｸﾖｳ', 'ほく よう', '0501', '０５０１', '北 洋'])(
    'are found by %s',
    (words) => {
      expect(searchBanks(words)[0]).toEqual({ code: '0501', name: '北洋', kana: 'ホクヨウ' });
    },
  );

  it.each(['三菱UFJ', '三菱ＵＦＪ', '三菱ufj', 'ミツビシユーエフジェイ'])(
    'whose names have Latin letters are found by %s',
    (words) => {
      expect(codes(searchBanks(words))[0]).toBe('0005');
    },
  );

  it('that are called so stand first, then those that begin so, then those in which the words stand, each by code', () => {
    expect(codes(searchBanks('北海道'))).toEqual(['0116', '1001', '2951', '3001', '9450']);
    expect(codes(searchBanks('みずほ'))).toEqual(['0001', '0289', '4859']);
    expect(codes(searchBanks('ミズホ'))).toEqual(['0001', '0289', '4859']);
  });

  it.each([
    ['空知', ['1004', '2019', '1010']],
    ['ダテシ', ['1009', '3107', '2017', '3066']],
    ['山梨', ['0142', '1386', '2377', '3015', '5207', '5169']],
  ])('that begin with %s stand before those that only have it in them, whatever their codes', (words, found) => {
    expect(codes(searchBanks(words))).toEqual(found);
  });

  it.each([
    ['神田', ['108', '009']],
    ['かんだ', ['108', '009']],
    ['茨木', ['219', '087', '573']],
  ])('have a branch called just %s stand first', (words, found) => {
    expect(codes(searchBranches(words === '茨木' ? '0005' : '0001', words))).toEqual(found);
  });

  it('are found by the beginning of their code, and not by its middle', () => {
    const found = codes(searchBanks('050'));
    expect(found).toContain('0501');
    expect(found.filter((code) => !code.startsWith('050'))).toEqual([]);
  });

  it('are never more than somebody looks through, nor any that nobody knows', () => {
    expect(searchBanks('')).toHaveLength(30);
    expect(searchBanks('そんな銀行はない')).toEqual([]);
  });

  it('have branches, found in the same way; a bank that does not exist has none', () => {
    expect(codes(searchBranches('0501', 'トウキョウ'))).toContain('100');
    expect(codes(searchBranches('0501', '東京'))).toEqual(['100']);
    expect(searchBranches('9998', '')).toEqual([]);
  });
});
