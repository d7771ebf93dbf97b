import { describe, expect, it } from '@jest/globals';
import { compositeArray } from '../../src/ledger/composite-array.js';

describe('rows written as an array of a composite type', () => {
  it('puts each field in its place, and nothing where there is none', () => {
    const at = new Date('2026-11-21T01:02:03.004Z');
    expect(compositeArray([[0, 'a1', null, undefined, at]])).toBe('{"(0,a1,,,2026-11-21T01:02:03.004Z)"}');
    expect(compositeArray([[1], [2]])).toBe('{"(1)","(2)"}');
    expect(compositeArray([])).toBe('{}');
  });

  it.each(['a,b', 'a)b', 'a(b', 'a"b', 'a\\b', 'a b', 'a\nb', '{', '}', ''])(
    'refuses %j, which would not stay in its field',
    (text) => {
      expect(() => compositeArray([[text]])).toThrow(RangeError);
    },
  );
});
