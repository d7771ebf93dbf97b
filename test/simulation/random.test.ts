import { expect, test } from '@jest/globals';
import { Random } from '../../src/simulation/random.js';

const numbers = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

test('the same labels give the same numbers, other labels others', () => {
  const first = numbers(new Random('month', 7, 'a'), 20);
  expect(numbers(new Random('month', 7, 'a'), 20)).toEqual(first);
  for (const other of [new Random('month', 7, 'b'), new Random('month', 8, 'a'), new Random('month', 7)]) {
    expect(numbers(other, 20)).not.toEqual(first);
  }
});

test('numbers spread evenly from 0 up to, and never, 1', () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const number of numbers(new Random('spread'), 100_000)) {
    expect(number >= 0 && number < 1).toBe(true);
    tenths[Math.floor(number * 10)]! += 1;
  }
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test('whole numbers reach both ends, and picking from nothing is refused', () => {
  const random = new Random('ends');
  expect(new Set(Array.from({ length: 200 }, () => random.between(3, 6)))).toEqual(new Set([3, 4, 5, 6]));
  expect([random.chance(0), random.chance(1)]).toEqual([false, true]);
  expect(() => random.pick([])).toThrow(RangeError);
});
