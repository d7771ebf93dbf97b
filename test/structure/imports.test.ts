import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../src/database/package-root.js';
import { importBreaches } from './import-rule.js';

describe('the import rule', () => {
  it('holds in every source of Sankyu: no folder looks upwards, and no files go round in a circle', () => {
    expect(importBreaches(join(packageRoot(), 'src'))).toEqual([]);
  });

  describe('finds what is planted', () => {
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'sankyu-imports-'));
      await plant('migrations/1-first.ts', `import { run } from '../src/database/run.js';\nexport const first = run;`);
      await plant('src/database/run.ts', `import { yen } from '../domain/yen.js';\nexport const run = yen;`);
      await plant('src/database/migrate.ts', `import { first } from '../../migrations/1-first.js';\nfirst;`);
      await plant('src/domain/yen.ts', `import { join } from 'node:path';\nexport const yen = join;`);
      await plant('src/main.ts', `await import('./app.module.js');`);
      await plant('src/app.module.ts', `import './database/migrate.js';`);
    });

    afterEach(() => rm(folder, { recursive: true, force: true }));

    it('and lets pass what keeps to it', () => {
      expect(importBreaches(join(folder, 'src'))).toEqual([]);
    });

    const upwards = 'domain/yen.ts imports upwards, database/run.ts';
    it.each([
      ['an import of a later folder', `import { run } from '../database/run.js';`],
      ['one of a type alone', `import type { run } from '../database/run.js';`],
      ['one inside a type', `export type Run = typeof import('../database/run.js').run;`],
      ['a re-export', `export * from '../database/run.js';`],
      ['one that happens when it runs', `export const late = () => import('../database/run.js');`],
      ['one by require', `declare const require: (path: string) => unknown;\nrequire('../database/run.js');`],
    ])('%s', async (_, text) => {
      await plant('src/domain/yen.ts', `${text}\nexport const yen = 1;`);
      expect(importBreaches(join(folder, 'src'))).toContain(upwards);
    });

    it.each(['main.ts', 'app.module.ts', 'cli/main.ts'])('an import of %s from below', async (top) => {
      await plant(`src/${top}`, '');
      await plant('src/reports/split.ts', `import '../${top.replace('.ts', '.js')}';`);
      expect(importBreaches(join(folder, 'src'))).toEqual([`reports/split.ts imports upwards, ${top}`]);
    });

    it('a circle of files within one folder, by types alone', async () => {
      await plant('src/people/a.ts', `import type { B } from './b.js';\nexport type A = B;`);
      await plant('src/people/b.ts', `import type { C } from './c.js';\nexport type B = C;`);
      await plant('src/people/c.ts', `import type { A } from './a.js';\nexport type C = A;`);
      expect(importBreaches(join(folder, 'src'))).toEqual([
        'a cycle of files: people/a.ts -> people/b.ts -> people/c.ts -> people/a.ts',
      ]);
    });

    it('a folder that the rule does not know', async () => {
      await plant('src/helpers/left-pad.ts', 'export const pad = 1;');
      expect(importBreaches(join(folder, 'src'))).toEqual(['helpers/left-pad.ts is in no folder that the rule knows']);
    });

    it('an import whose target is made up when it runs', async () => {
      await plant('src/people/a.ts', 'export const load = (name: string) => import(`../${name}.js`);');
      expect(importBreaches(join(folder, 'src'))).toEqual(['people/a.ts imports what is only known when it runs']);
    });

    it('an import of what is no source', async () => {
      await plant('src/people/a.ts', `import '../../test/people/b.js';`);
      expect(importBreaches(join(folder, 'src'))).toEqual([
        'people/a.ts imports ../test/people/b.js, which is no source',
      ]);
    });

    async function plant(path: string, text: string): Promise<void> {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  });
});
