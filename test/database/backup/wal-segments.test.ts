import { expect, test } from '@jest/globals';
import { firstGap, segmentNumber, segmentsBetween } from '../../../src/database/backup/wal-segments.js';

const BYTES = 16 * 1024 * 1024;

test('the segments between two places are named as PostgreSQL names them, beyond 4 GB too', () => {
  expect(segmentsBetween('0/4000028', '0/4000120', 1, BYTES)).toEqual(['000000010000000000000004']);
  expect(segmentsBetween('0/FE000028', '1/1000000', 2, BYTES)).toEqual([
    '0000000200000000000000FE',
    '0000000200000000000000FF',
    '000000020000000100000000',
  ]);
  expect(segmentNumber('000000020000000100000001', 2, BYTES)).toBe(257n);
  expect(segmentNumber('000000020000000100000001', 3, BYTES)).toBeUndefined();
  expect(segmentNumber('00000002.history', 2, BYTES)).toBeUndefined();
});

test('a gap is a segment that is missing before one that is there', () => {
  const after = { lsn: '0/4000120', timeline: 1, segmentBytes: BYTES };
  const named = (...numbers: number[]) => numbers.map((n) => `0000000100000000000000${n.toString().padStart(2, '0')}`);
  expect(firstGap(named(2, 4, 5, 6), after)).toBeUndefined();
  expect(firstGap([], after)).toBeUndefined();
  expect(firstGap(named(4, 6), after)).toBe(named(5)[0]);
  expect(firstGap([...named(6), '00000002.history'], after)).toBe(named(5)[0]);
});
