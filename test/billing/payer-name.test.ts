import { isSamePayer, likeness, readPayerName } from '../../src/billing/receipts/payer-name.js';

describe('a payer and an employer', () => {
  it.each([
    ['ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ', 'カブシキガイシャナガヤマモッコウ'],
    ['ﾅｶﾞﾔﾏﾓﾂｺｳ(ｶ', 'カブシキガイシャ　ナガヤマモッコウ'],
    ['ナガヤマモツコウ（カ', 'ナガヤマモッコウカブシキガイシャ'],
    ['ﾅｶﾞﾔﾏﾓﾂｺｳ(ｶ)ﾄﾖｵｶﾐｾ', 'ナガヤマモッコウトヨオカミセ'],
    ['ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ(ｴｲ', 'カブシキガイシャナガヤマモッコウ'],
    ['ﾌﾘｺﾐ ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ', 'ナガヤマモッコウ'],
    ['振込　カ）ナガヤマモツコウ', 'カブシキガイシャナガヤマモッコウ'],
    ['ﾕ)ﾀｶﾊｼｼﾖｳﾃﾝ', 'ユウゲンガイシャ タカハシショウテン'],
    ['ﾄﾞ)ｷﾀﾉｺ-ﾋ-', 'ゴウドウガイシャ キタノコーヒー'],
    ['ﾌｸ)ｱｻﾋｶﾜｶｲ', 'シャカイフクシホウジン アサヒカワカイ'],
    ['ｲ)ｶﾞｸﾜｶｲ', 'イリョウホウジンシャダン ガクワカイ'],
    ['ｶﾞｸ)ﾀｲｾﾂｶﾞｸｴﾝ', 'ガッコウホウジンタイセツガクエン'],
    ['ﾄｸﾋ)ｺｿﾀﾞﾃ', 'トクテイヒエイリカツドウホウジン コソダテ'],
    ['ABCﾘﾌｵ-ﾑ(ｶ', 'カブシキカイシャ ＡＢＣリフォーム'],
    ['ｼﾔ)ﾁｲｷ', 'イッパンシャダンホウジン　チイキ'],
  ])('%s is %s', (payer, employer) => {
    expect(isSamePayer(readPayerName(payer), readPayerName(employer))).toBe(true);
  });

  it.each([
    ['another form: ﾕ) is no 株式会社', 'ﾕ)ﾅｶﾞﾔﾏﾓﾂｺｳ', 'カブシキガイシャナガヤマモッコウ'],
    ['another name', 'ｶ)ﾅｶﾞﾔﾏｼﾖｳｼﾞ', 'カブシキガイシャナガヤマモッコウ'],
    ['a voiced mark apart', 'ｶ)ﾊﾞﾅﾅ', 'カブシキガイシャハナナ'],
    ['nothing but a form', 'ｶ)', 'カブシキガイシャ'],
  ])('are told apart by %s', (_, payer, employer) => {
    expect(isSamePayer(readPayerName(payer), readPayerName(employer))).toBe(false);
  });

  it('begins with the letter of a form only where a bracket says so', () => {
    expect(readPayerName('ｶﾅﾓﾉﾔ')).toEqual({ name: 'カナモノヤ', form: undefined });
    expect(readPayerName('ﾕ)ｶﾅﾓﾉﾔ')).toEqual({ name: 'カナモノヤ', form: 'ユ' });
  });
});

describe('likeness', () => {
  const of = (a: string, b: string) => likeness(readPayerName(a), readPayerName(b));

  it('is whole for the same name, nothing for names that share no two letters', () => {
    expect(of('ｶ)ﾅｶﾞﾔﾏﾓﾂｺｳ', 'ナガヤマモッコウ')).toBe(1);
    expect(of('ｱｲｳ', 'カキク')).toBe(0);
    expect(of('ｱ', 'ア')).toBe(1);
    expect(of('ｶ)', 'ア')).toBe(0);
  });

  it('is between for a name that was shortened, the same from both sides', () => {
    const [one, other] = [of('ﾅｶﾞﾔﾏﾓﾂｺ', 'ナガヤマモッコウ'), of('ナガヤマモッコウ', 'ﾅｶﾞﾔﾏﾓﾂｺ')];
    expect(one).toBe(other);
    expect(one).toBeGreaterThan(0.8);
    expect(one).toBeLessThan(1);
  });
});
