import fc from 'fast-check';

/** A JSON text that no value has: it is written into a body as it stands. */
export class Verbatim {
  constructor(readonly json: string) {}
}

const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202eevil\u202c',
  '\u200f\u200e\u2066',
  '\ufeff',
  '👩‍👩‍👧‍👦',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  'ﷺ'.repeat(20),
  `'; drop table ledger.operations; --`,
  `' or '1'='1`,
  `1); select pg_sleep(1); --`,
  `$1`,
  `\\'; select 1 --`,
  '%_%',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}}${7*7}',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  'C:\\windows\\win.ini',
  '%00',
  '%',
  '%zz',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '=cmd|/c calc',
  '@SUM(1+1)',
  '\r\nSet-Cookie: a=b',
  'null',
  'undefined',
  'true',
  'NaN',
  'Infinity',
  '-1',
  '0x10',
  '1e309',
  '9007199254740993',
  '99999999999999999999',
  '2026-02-30',
  '2026-13',
  '0000-00-00',
  '10000-01-01',
  '9999-12',
  '0001-01',
  '-271821-04-20',
  '275760-09',
  '+010000-01-01T00:00:00Z',
  '2026-04-01T25:61:61Z',
  '２０２６－０４',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '018f0000-0000-7000-8000-00000000000g',
  'a@b',
  `${'a'.repeat(300)}@example.jp`,
  'javascript:alert(1)',
  'http://127.0.0.1:5432/',
  'https://[::1]/',
  'https://user:pass@pos.example.jp:99999/',
  'x'.repeat(5_000),
  'あ'.repeat(2_000),
];

const NUMBERS = [
  0,
  -0,
  -1,
  1,
  1.5,
  0.1 + 0.2,
  1001,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 53 + 2,
  1e21,
  -1e300,
  5e-324,
];

const VERBATIM = [
  ...['NaN', 'Infinity', '1e400', '-0', '01', '123456789012345678901234567890', '"\\ud800"', '"\\u0000"', "'x'"],
  ...['[1,]', '{"a":1,"a":2}', '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"admin":true}}}'],
  '['.repeat(3_000) + ']'.repeat(3_000),
  '{"a":'.repeat(3_000) + '1' + '}'.repeat(3_000),
].map((json) => new Verbatim(json));

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
);

/** Whatever should not stand in a field. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...NUMBERS) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(true, false, [], {}, [[]], [null], [{}], { length: 3 }) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...VERBATIM) },
  { weight: 1, arbitrary: fc.array(hostileText, { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.constant(Array.from({ length: 2_000 }, (_, n) => n)) },
  { weight: 1, arbitrary: fc.jsonValue() },
);

/** Bytes that are sent as files. */
export const hostileFile: fc.Arbitrary<Buffer> = fc
  .oneof(
    fc.constantFrom(
      '',
      '\ufeff',
      '%PDF-1.7\n<script>alert(1)</script>',
      'PK\u0003\u0004\u0014\u0000\u0000\u0000',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      '社員番号,氏名\n"開いたまま,\n',
      '社員番号,氏名,フリガナ,メールアドレス\n=1+1,@x,\u0000,\ud800\n',
      '取引日,入金額,振込依頼人名,仮想口座番号,照会番号\n2026-99-99,-5,,,\n',
      'a,b\n'.repeat(20_000),
      '"'.repeat(10_000),
      '{"results":[{"lineNumber":-1,"result":"x"}]}',
    ),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )
  .chain((text) => fc.constantFrom(Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(text, 'latin1')));
