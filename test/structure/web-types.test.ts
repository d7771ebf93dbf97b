import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/database/package-root.js';

const run = (...words: string[]) =>
  spawnSync(process.execPath, words, {
    cwd: packageRoot(),
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });

it('the screens keep to the types of the API as the built program describes it', () => {
  expect(existsSync(join(packageRoot(), 'dist/src/main.js'))).toBe(true);
  expect(run('scripts/web-api.mjs')).toMatchObject({ status: 0, stderr: '' });
  expect(run('node_modules/typescript/bin/tsc', '-p', 'web/tsconfig.json')).toMatchObject({ status: 0, stdout: '' });
}, 120_000);
