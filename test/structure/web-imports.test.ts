import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../src/database/package-root.js';
import { webImportBreaches } from './web-import-rule.js';

describe('the import rule of the screens', () => {
  it('holds: no feature knows another, and nobody below knows who stands above', () => {
    expect(webImportBreaches(join(packageRoot(), 'web'))).toEqual([]);
  });

  describe('finds what is planted', () => {
    let web: string;

    beforeEach(async () => {
      web = await mkdtemp(join(tmpdir(), 'sankyu-web-imports-'));
      await plant('shared/ui/button.tsx', `import './button.css';\nexport const Button = () => <button />;`);
      await plant('shared/ui/button.css', '');
      await plant('shared/api/client.ts', `import type { paths } from './schema';\nexport type Paths = paths;`);
      await plant('shared/api/schema.d.ts', 'export interface paths {}');
      await plant('features/hr/routes.tsx', `export const routes = [() => import('./people/people.page')];`);
      await plant('features/hr/nav.ts', 'export const nav = [];');
      await plant(
        'features/hr/people/people.page.tsx',
        `import { Button } from '../../../shared/ui/button';\nexport const PeoplePage = () => <Button />;`,
      );
      await plant('features/city/routes.tsx', 'export const routes = [];');
      await plant(
        'app/routes.tsx',
        `import { nav } from '../features/hr/nav';\nexport const load = [nav, () => import('../features/hr/routes')];`,
      );
    });

    afterEach(() => rm(web, { recursive: true, force: true }));

    it('and lets pass what keeps to it', () => {
      expect(webImportBreaches(web)).toEqual([]);
    });

    it.each([
      ['a feature that knows another', 'features/city/a.ts', '../hr/nav', 'features/hr/nav.ts'],
      ['a feature that knows the app', 'features/city/a.ts', '../../app/routes', 'app/routes.tsx'],
      ['what is shared and knows a feature', 'shared/ui/a.tsx', '../../features/hr/nav', 'features/hr/nav.ts'],
      ['what is shared and knows the app', 'shared/ui/a.tsx', '../../app/routes', 'app/routes.tsx'],
      [
        'an app that looks into a feature',
        'app/a.tsx',
        '../features/hr/people/people.page',
        'features/hr/people/people.page.tsx',
      ],
    ])('%s', async (_, from, specifier, to) => {
      for (const text of [
        `import { x } from '${specifier}';`,
        `import type { X } from '${specifier}';`,
        `export * from '${specifier}';`,
        `export const late = () => import('${specifier}');`,
      ]) {
        await plant(from, text);
        expect(webImportBreaches(web)).toEqual([`${from} imports ${to}`]);
      }
    });

    it('an import from outside of the screens', async () => {
      await plant('shared/a.ts', `import type { Yen } from '../../src/domain/yen';`);
      expect(webImportBreaches(web)).toEqual([
        'shared/a.ts imports ../src/domain/yen, which is no part of the screens',
      ]);
    });

    it('an import of what is not there, and of what is made up when it runs', async () => {
      await plant('shared/a.ts', `import './b';\nexport const load = (name: string) => import(name);`);
      expect(webImportBreaches(web)).toEqual([
        'shared/a.ts imports what is only known when it runs',
        'shared/a.ts imports shared/b, which is not there',
      ]);
    });

    it('a circle of files', async () => {
      await plant('shared/a.ts', `import './b';`);
      await plant('shared/b.ts', `import './a';`);
      expect(webImportBreaches(web)).toEqual(['a cycle of files: shared/a.ts -> shared/b.ts -> shared/a.ts']);
    });

    async function plant(path: string, text: string): Promise<void> {
      await mkdir(dirname(join(web, path)), { recursive: true });
      await writeFile(join(web, path), text);
    }
  });
});
