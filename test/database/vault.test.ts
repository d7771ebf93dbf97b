import { afterEach, expect, test } from '@jest/globals';
import { Vault } from '../../src/database/vault.js';

const before = process.env.SANKYU_DATA_KEY;
afterEach(() => {
  if (before === undefined) delete process.env.SANKYU_DATA_KEY;
  else process.env.SANKYU_DATA_KEY = before;
});

function vaultWith(keys: string): Vault {
  process.env.SANKYU_DATA_KEY = keys;
  return new Vault();
}

test('a box opens to what was put in, shows none of it, and never looks the same twice', () => {
  const vault = vaultWith('a long secret of the operator');
  const [one, two] = [vault.close('9745258 ｶ)ﾅｶﾞﾔﾏ', 'bank:1'), vault.close('9745258 ｶ)ﾅｶﾞﾔﾏ', 'bank:1')];
  expect(vault.open(one, 'bank:1')).toBe('9745258 ｶ)ﾅｶﾞﾔﾏ');
  expect(one.includes('9745258')).toBe(false);
  expect(one.equals(two)).toBe(false);
});

test('a box moved to another row, changed in any byte, or cut short does not open', () => {
  const vault = vaultWith('a long secret of the operator');
  const box = vault.close('secret', 'bank:1');
  expect(() => vault.open(box, 'bank:2')).toThrow();
  for (let at = 0; at < box.length; at += 1) {
    const changed = Buffer.from(box);
    changed[at]! ^= 1;
    expect(() => vault.open(changed, 'bank:1')).toThrow();
    expect(() => vault.open(box.subarray(0, at), 'bank:1')).toThrow();
  }
});

test('after a new key was put first, old boxes open and are known as old; once the old key is gone they stay shut', () => {
  const old = vaultWith('old key').close('secret', 'bank:1');
  const ring = vaultWith('new key, old key');
  expect(ring.open(old, 'bank:1')).toBe('secret');
  const fresh = (box: Buffer) => box.subarray(0, ring.freshHead.length).equals(ring.freshHead);
  expect([fresh(old), fresh(ring.close('secret', 'bank:1'))]).toEqual([false, true]);
  expect(() => vaultWith('new key').open(old, 'bank:1')).toThrow('No key opens this box (bank).');
});

test('a print is the same for the same text and purpose under the same key, and for nothing else', () => {
  const print = (keys: string, text: string, purpose: string) => vaultWith(keys).print(text, purpose).toString('hex');
  const one = print('key', '9745258', 'bank:1');
  expect(print('key', '9745258', 'bank:1')).toBe(one);
  const others = [
    print('key', '9745259', 'bank:1'),
    print('key', '9745258', 'bank:2'),
    print('another', '9745258', 'bank:1'),
  ];
  expect(new Set([one, ...others]).size).toBe(4);
});
