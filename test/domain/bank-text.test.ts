import { badBankCharacter, BANK_SIGNS, cutBankText, HOLDER_SIGNS } from '../../src/domain/bank-text.js';

describe('what may stand in a bank file', () => {
  it.each(['ｱｻﾋ ﾀﾛｳ', 'ｶ)ﾄｷﾜﾍﾞ-ｶﾘ-', 'ABC.09(ｶﾌﾞ', 'ｳﾞ', 'ﾊﾟﾋﾟﾌﾟ', 'ｦﾞ', 'ﾝﾞ', 'ｱﾞ', ''])(
    'is each letter of a holder’s name as half-width kana: %j',
    (text) => {
      expect(badBankCharacter(text, HOLDER_SIGNS)).toBeUndefined();
    },
  );

  it.each([
    ['田', 'ｱ田'],
    ['ア', 'ｱア'],
    ['a', 'ABa'],
    ['ｧ', 'ﾌｧ'],
    ['ｰ', 'ｶｰ'],
    ['。', '。'],
    ['&', 'A&B'],
    ['/', 'A/'],
    ['Ａ', 'Ａ'],
  ])('is not %s', (bad, text) => {
    expect(badBankCharacter(text, HOLDER_SIGNS)).toBe(bad);
  });

  it.each([
    ['ﾞ', 'ﾞｶ'],
    ['ﾟ', 'ﾟ'],
    ['ﾞ', 'Aﾞ'],
    ['ﾞ', '1ﾞ'],
    ['ﾟ', 'ﾊ ﾟ'],
    ['ﾞ', 'ｶﾞﾞ'],
    ['ﾟ', 'ｶﾞﾟ'],
  ])('is no voiced mark without a letter before it: %s in %j', (bad, text) => {
    expect(badBankCharacter(text, HOLDER_SIGNS)).toBe(bad);
  });

  it('has fewer signs in the name of a bank: the hyphen alone', () => {
    expect(badBankCharacter('ﾕ-ｴﾌｼﾞｴｲ', BANK_SIGNS)).toBeUndefined();
    expect([...HOLDER_SIGNS].map((sign) => badBankCharacter(sign, BANK_SIGNS))).toEqual([
      '(',
      ')',
      undefined,
      '.',
      ' ',
    ]);
    expect([...HOLDER_SIGNS].map((sign) => badBankCharacter(sign, HOLDER_SIGNS))).toEqual(Array(5).fill(undefined));
  });
});

it.each([
  ['ｱｻﾋ', 3, 'ｱｻﾋ'],
  ['ｱｻﾋ', 4, 'ｱｻﾋ'],
  ['ｱｻﾋｶﾜ', 4, 'ｱｻﾋｶ'],
  ['ｱｻﾋｶﾞﾜ', 4, 'ｱｻﾋ'],
  ['ｱｻﾋｶﾞﾜ', 5, 'ｱｻﾋｶﾞ'],
  ['ｱｻﾋﾎﾟ', 4, 'ｱｻﾋ'],
])('%s in a field of %i is %s: no letter loses its voiced mark', (text, width, cut) => {
  expect(cutBankText(text, width)).toBe(cut);
});
