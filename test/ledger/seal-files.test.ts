/** What the seals rest on outside of the database: the key, and the newest seal of each city. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepHead, readHead } from '../../src/ledger/seal-heads.js';
import { macOf, NO_MAC, sealKey } from '../../src/ledger/seal-key.js';

const kept = { ...process.env };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sankyu-heads-'));
});
afterEach(() => {
  Object.assign(process.env, kept);
  if (kept.SANKYU_DATA === undefined) delete process.env.SANKYU_DATA;
  rmSync(folder, { recursive: true, force: true });
});

describe('a seal', () => {
  const key = Buffer.from('the seal key of the tests');
  const content = { cityId: 7, block: '12', operations: 3, transfers: 4, digest: Buffer.from(times(32, (n) => n)) };
  const before = Buffer.alloc(32, 0xaa);

  // Computed apart from this code, with Python's hmac.
  it('is the HMAC-SHA256 over its city, block, counts and digest and the seal before it', () => {
    expect(macOf(key, content, before).toString('hex')).toBe(
      'ef874c4ae3927fb72f2564e8f413e649e6e65a2e005bf2652339195a15fe2e5e',
    );
    expect(macOf(key, content, NO_MAC).toString('hex')).toBe(
      'bbd5b084de3411d4166e09d9f273c6c500e8a10de26f61639279b3e72b9be1cc',
    );
  });

  it('is another one where anything of that is different', () => {
    const others = [
      { ...content, cityId: 71 },
      { ...content, block: '2' },
      { ...content, operations: 34 },
      { ...content, transfers: 3 },
      { ...content, digest: before },
    ];
    const macs = [content, ...others].map((one) => macOf(key, one, before).toString('hex'));
    const otherKey = macOf(Buffer.from('another key'), content, before).toString('hex');
    expect(new Set([...macs, otherKey]).size).toBe(7);
  });

  it('is made with the key of the setting, or with one that is made once beside the embedded database', () => {
    process.env.SANKYU_SEAL_KEY = 'a key';
    expect(sealKey().toString()).toBe('a key');
    delete process.env.SANKYU_SEAL_KEY;
    process.env.SANKYU_DATA = folder;
    const made = sealKey();
    expect(made.length).toBeGreaterThanOrEqual(32);
    expect(sealKey()).toEqual(made);
    expect(readdirSync(join(folder, 'keys'))).toEqual(['seal.key']);
  });
});

describe('the head of a city’s seals', () => {
  const book = { cityId: 7, openedAt: '20261110000000000000' };
  const head = (block: number) => ({ block: String(block), mac: `mac of ${block}` });

  beforeEach(() => {
    process.env.SANKYU_SEAL_HEADS = join(folder, 'heads');
  });

  it('is kept for one book, which a city of the same number in another database is not', () => {
    expect(readHead(book)).toBeUndefined();
    keepHead(book, head(3));
    expect(readHead(book)).toEqual(head(3));
    expect(readHead({ ...book, cityId: 8 })).toBeUndefined();
    expect(readHead({ ...book, openedAt: '20261110000000000001' })).toBeUndefined();
  });

  it('gives way to a newer one only, however many digits their blocks have', () => {
    for (const block of [9, 10, 2, 10]) keepHead(book, head(block));
    expect(readHead(book)).toEqual(head(10));
    keepHead(book, { block: '10', mac: 'another mac of the same block' });
    expect(readHead(book)).toEqual(head(10));
  });

  it('is a file of the service alone, written whole beside its place first', () => {
    keepHead(book, head(3));
    keepHead(book, head(4));
    expect(readdirSync(join(folder, 'heads'))).toEqual(['city-7-20261110000000000000.json']);
    expect(statSync(join(folder, 'heads')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'heads', 'city-7-20261110000000000000.json')).mode & 0o777).toBe(0o600);
  });

  it('lies beside the service’s other files where no folder is named', () => {
    delete process.env.SANKYU_SEAL_HEADS;
    process.env.SANKYU_DATA = folder;
    keepHead(book, head(3));
    expect(readdirSync(join(folder, 'seal-heads'))).toEqual(['city-7-20261110000000000000.json']);
  });

  it('that cannot be read is an error, and not taken for none', () => {
    keepHead(book, head(3));
    writeFileSync(join(folder, 'heads', 'city-7-20261110000000000000.json'), '{');
    expect(() => readHead(book)).toThrow(SyntaxError);
    rmSync(join(folder, 'heads'), { recursive: true });
    writeFileSync(join(folder, 'heads'), 'a file where the folder should be');
    expect(() => readHead(book)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
  });
});

function times<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n));
}
