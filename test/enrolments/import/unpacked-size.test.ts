import { describe, expect, it } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';
import { readXlsx } from '../../../src/enrolments/import/read-xlsx.js';
import { unpacksBeyond } from '../../../src/enrolments/import/unpacked-size.js';

/** An entry as it stands in an archive, whose header says that it is empty. */
function entry(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.write('PK\u0003\u0004', 'latin1');
  head.writeUInt16LE(8, 8);
  head.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([head, Buffer.from(name), deflateRawSync(content)]);
}

describe('an archive', () => {
  const two = Buffer.concat([entry('a.xml', Buffer.alloc(600)), entry('b.xml', Buffer.alloc(400))]);

  it('is measured over all its entries, whatever it says of itself', () => {
    expect([unpacksBeyond(two, 1_000), unpacksBeyond(two, 999)]).toEqual([false, true]);
  });

  it('that is none, or cut off, is not too large', () => {
    expect(unpacksBeyond(Buffer.from('PK\u0003\u0004', 'latin1'), 10)).toBe(false);
    expect(unpacksBeyond(two.subarray(0, 40), 10)).toBe(false);
  });

  it('of a great many entries, or of broken ones, is refused too, soon', () => {
    const began = performance.now();
    expect(unpacksBeyond(Buffer.concat(Array(20_000).fill(entry('a', Buffer.alloc(0)))), 1_000)).toBe(true);
    const broken = entry('a', Buffer.alloc(0)).fill(0xff, 31);
    expect(unpacksBeyond(Buffer.concat(Array(100).fill(broken)), 1_000)).toBe(true);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('that unpacks a thousandfold is refused before it is read as a workbook', async () => {
    const bomb = entry('xl/worksheets/sheet1.xml', Buffer.alloc(101 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(200_000);
    const began = performance.now();
    await expect(readXlsx('名簿.xlsx', bomb)).rejects.toMatchObject({
      code: 'unreadable_file',
      cause: 'It unpacks to too much.',
    });
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
