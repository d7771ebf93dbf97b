import { toFullKatakana, toHalfKana, toSearchKey } from '../../src/domain/kana.js';

describe('toFullKatakana', () => {
  it.each([
    ['ﾜﾀﾅﾍﾞ ﾒｸﾞﾐ', 'ワタナベ メグミ'],
    ['ﾊｾｶﾞﾜ　ﾊﾙｶ', 'ハセガワ ハルカ'],
    ['さとう　ゆい', 'サトウ ユイ'],
    ['ジュン', 'ジュン'],
    ['ﾍﾟｰﾀｰ', 'ペーター'],
    ['ハ\u3099ハ\u309a', 'バパ'],
    ['ハ゛ハ゜', 'バパ'],
    ['ゔぁいおりん', 'ヴァイオリン'],
    ['いすゞ', 'イスヾ'],
    ['  タナカ  トモコ ', 'タナカ トモコ'],
    ['ＡＢＣﾍﾞｰｶﾘｰ１', 'ABCベーカリー1'],
    ['', ''],
  ])('writes %s as %s', (text, katakana) => {
    expect(toFullKatakana(text)).toBe(katakana);
  });
});

describe('toHalfKana', () => {
  it.each([
    ['トキワベーカリー', 'ﾄｷﾜﾍﾞ-ｶﾘ-'],
    ['チカブミヤッキョク', 'ﾁｶﾌﾞﾐﾔﾂｷﾖｸ'],
    ['トッショウショテン', 'ﾄﾂｼﾖｳｼﾖﾃﾝ'],
    ['ｱｻﾋﾊﾞｼﾖｳｶﾞｼﾃﾝ', 'ｱｻﾋﾊﾞｼﾖｳｶﾞｼﾃﾝ'],
    ['ペーター　abc１', 'ﾍﾟ-ﾀ- ABC1'],
    ['ヴァイオリン', 'ｳﾞｱｲｵﾘﾝ'],
    ['ァィゥェォッャュョヮヵヶ', 'ｱｲｳｴｵﾂﾔﾕﾖﾜｶｹ'],
    ['ヲ', 'ｦ'],
    ['カ）アサヒ', 'ｶ)ｱｻﾋ'],
  ])("writes %s as banks' files do: %s", (text, half) => {
    expect(toHalfKana(text)).toBe(half);
  });

  it('gives every kana a half-width form, save the two that JIS X 0201 has not', () => {
    const kana = Array.from({ length: 0x30f4 - 0x30a1 + 1 }, (_, index) => String.fromCharCode(0x30a1 + index));
    const left = kana.filter((letter) => !/^[ｦ-ﾟ]+$/.test(toHalfKana(letter)));
    expect(left).toEqual(['ヰ', 'ヱ']);
  });

  it('leaves what has no half-width form for the caller to see', () => {
    expect(toHalfKana('田中')).toBe('田中');
  });
});

it('finds one name however its reading was typed', () => {
  const keys = ['ﾀﾅｶﾞ ﾄﾓｺ', 'たなが　ともこ', 'タナガトモコ', ' タナカ\u3099 トモコ'].map(toSearchKey);
  expect(new Set(keys)).toEqual(new Set(['タナガトモコ']));
  expect(toSearchKey('ａｂｃ ストア')).toBe('ABCストア');
});
