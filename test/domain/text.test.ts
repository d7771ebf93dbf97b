import { normaliseSpaces, toHalfWidth, trimAll } from '../../src/domain/text.js';

it('makes full-width digits, letters, signs and spaces half-width and leaves kana and kanji', () => {
  expect(toHalfWidth('０３０－０００１　Ａｂ（株）～')).toBe('030-0001 Ab(株)~');
  expect(toHalfWidth('ﾀﾅｶ タナカー 田中')).toBe('ﾀﾅｶ タナカー 田中');
});

it.each([
  ['　030-0001　', '030-0001'],
  ['\ufeff社員番号', '社員番号'],
  ['\u200b p1@e1.example.jp\r\n', 'p1@e1.example.jp'],
  ['\u00a0村上　智子\u00a0', '村上　智子'],
  ['　 ', ''],
])('trims what surrounds a text unseen: %j', (text, trimmed) => {
  expect(trimAll(text)).toBe(trimmed);
});

it('makes one half-width space of every run of spaces', () => {
  expect(normaliseSpaces(' 村上　 智子\t')).toBe('村上 智子');
});
