import { isEmail, normaliseEmail } from '../../src/domain/email.js';

it('stores an address trimmed and in lower case', () => {
  expect(normaliseEmail('　P1@E1.Example.JP \n')).toBe('p1@e1.example.jp');
});

describe('isEmail', () => {
  it.each([
    'p1@e1.example.jp',
    'hanako.tanaka+coupon@city.asahikawa.lg.jp',
    'a@b.jp',
    'o_brien-1@a-b.co.jp',
    'with..dots.@docomo.ne.jp',
    'x@xn--wgv71a119e.xn--q9jyb4c',
    `${'a'.repeat(64)}@example.jp`,
    `${'a'.repeat(64)}@${'b.'.repeat(93)}cjp`,
  ])('takes %s', (text) => {
    expect(isEmail(text)).toBe(true);
  });

  it.each([
    'a@@b.jp',
    'nashi',
    'tel:0166',
    '',
    '@b.jp',
    'a@',
    'a@b',
    'a@.jp',
    'a@b..jp',
    'a@b.jp.',
    'a@-b.jp',
    'a@b-.jp',
    'a b@c.jp',
    'a@b .jp',
    ' a@b.jp',
    'a@b.jp\n',
    'a@b@c.jp',
    'a@b.jp@c',
    'ａ@ｂ.jp',
    'a＠b.jp',
    '花子@example.jp',
    'a@例え.jp',
    'Hanako <a@b.jp>',
    'a,b@c.jp',
    '"a"@b.jp',
    'a@192.168.0.1',
    'a@b.j',
    `${'a'.repeat(65)}@example.jp`,
    `a@${'b'.repeat(64)}.jp`,
    `a@${'b.'.repeat(130)}jp`,
    `${'a'.repeat(64)}@${'b.'.repeat(93)}cojp`,
  ])('refuses %j', (text) => {
    expect(isEmail(text)).toBe(false);
  });
});
