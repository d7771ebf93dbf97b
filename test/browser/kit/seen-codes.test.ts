import { expect, it } from '@jest/globals';
import { SeenCodes } from '../../../web/shared/scan/seen-codes.js';

it('takes a code that is held before the camera once, however long it is held', () => {
  const seen = new SeenCodes();
  const looks = Array.from({ length: 300 }, (_, look) => seen.isNew('a', look * 100));
  expect(looks.filter(Boolean)).toHaveLength(1);
});

it('takes a code again that was out of sight, and another one at once', () => {
  const seen = new SeenCodes();
  expect(seen.isNew('a', 0)).toBe(true);
  expect(seen.isNew('b', 100)).toBe(true);
  expect(seen.isNew('b', 1_900)).toBe(false);
  expect(seen.isNew('b', 4_000)).toBe(true);
});
