import fc from 'fast-check';
import { canonicalJson } from '../../src/domain/canonical-json.js';

it.each<[unknown, string]>([
  [{ b: 1, a: [true, null, 'x"y'] }, '{"a":[true,null,"x\\"y"],"b":1}'],
  [{ a: undefined, b: [undefined] }, '{"b":[null]}'],
  [{ é: 1, z: 2, Z: 3, '10': 4, '9': 5 }, '{"10":4,"9":5,"Z":3,"z":2,"é":1}'],
  [new Date('2026-04-01T00:00:00Z'), '"2026-04-01T00:00:00.000Z"'],
  [-0, '0'],
  [undefined, 'null'],
])('writes %p in its one form', (value, json) => {
  expect(canonicalJson(value)).toBe(json);
});

it('means the same as the JSON it stands for, and is the same again when read back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = canonicalJson(value);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(json))).toBe(json);
    }),
  );
});

it.each([[NaN], [Infinity], [1n], [() => 1], [Symbol('x')], [{ deep: [NaN] }]])('refuses %p', (value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

it('refuses a value inside itself, but takes one that stands in two places', () => {
  const inner: Record<string, unknown> = { a: 1 };
  expect(canonicalJson([inner, inner])).toBe('[{"a":1},{"a":1}]');
  inner.self = inner;
  expect(() => canonicalJson(inner)).toThrow(new TypeError('JSON cannot hold a value inside itself'));
});

it('takes an object by what its own toJSON gives, and a value named toJSON as a value', () => {
  expect(canonicalJson({ toJSON: () => ({ b: 1, a: 2 }) })).toBe('{"a":2,"b":1}');
  expect(canonicalJson({ toJSON: 1 })).toBe('{"toJSON":1}');
});

it('says what it cannot hold', () => {
  expect(() => canonicalJson([1n])).toThrow(new TypeError('JSON cannot hold 1'));
  expect(() => canonicalJson(NaN)).toThrow(new TypeError('JSON cannot hold NaN'));
});
