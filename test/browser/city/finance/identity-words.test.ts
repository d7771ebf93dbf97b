import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../../../src/database/package-root.js';
import { readSide } from '../../../../web/features/city/money/closing/side.js';

const source = join(packageRoot(), 'src');
const words = readFileSync(join(packageRoot(), 'web/features/city/money/closing/identity.texts.ts'), 'utf8');

describe('an identity', () => {
  it('of the whole ledger has words in both languages, and none has words that is not made', () => {
    const checks = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(^|[\\/])checks[\\/][^\\/]+\.sql$/.test(name))
      .map((name) => name.replace(/^.*[\\/]|\.sql$/g, ''));
    const told = [...words.matchAll(/ {4}ledger: \{\n([^}]+)\}/g)].map(([, lines]) =>
      [...lines!.matchAll(/^ {6}'?([\w-]+)'?:/gm)].map(([, key]) => key!).sort(),
    );
    expect(checks.length).toBeGreaterThan(20);
    const all = [...checks, 'seals'].sort();
    expect(told).toEqual([all, all]);
  });

  it('says its sides in yen, figure by figure', () => {
    expect(readSide('-3000 = -1000 + -2000').figures).toEqual([
      { figure: undefined, split: { amount: -3000, employerShare: -1000, cityShare: -2000 } },
    ]);
    expect(readSide('redeemed 3000 = 1000 + 2000, voided 0 = 0 + 0').figures).toEqual([
      { figure: 'redeemed', split: { amount: 3000, employerShare: 1000, cityShare: 2000 } },
      { figure: 'voided', split: { amount: 0, employerShare: 0, cityShare: 0 } },
    ]);
  });

  it('says in which group it is broken, whatever that group is called', () => {
    const id = '01a1fd45-d9a2-7118-8331-7f399eb770ce';
    expect(readSide(`ぱん, 屋 (本店) (${id}): 1 = 0 + 1`)).toMatchObject({
      group: 'ぱん, 屋 (本店)',
      figures: [{ split: { amount: 1 } }],
    });
  });

  it('is told as it stands where it is neither money nor a number', () => {
    expect(readSide('0')).toMatchObject({ count: 0, figures: [] });
    expect(readSide('75 figures')).toMatchObject({ count: 75 });
    expect(readSide('block 3: abc')).toMatchObject({ figures: [], text: 'block 3: abc' });
    expect(readSide('block 3: abc').count).toBeUndefined();
  });
});
