import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { packageRoot } from '../../src/database/package-root.js';

const at = (...path: string[]) => join(packageRoot(), ...path);
const house = readFileSync(at('docs', 'architecture.md'), 'utf8');

/** Folders as the tables name them, in their first column. */
const NAMED = house
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...line.split('|')[1]!.matchAll(/`([a-z/-]+)\/`/g)].map(([, name]) => name!));

const foldersIn = (...path: string[]) =>
  readdirSync(at('src', ...path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [...path, name].join('/'));

it('every folder, and every folder of people/ with something of its own, has its line in the picture of the house', () => {
  const folders = [...foldersIn(), ...foldersIn('people').filter((name) => name !== 'people/dto')];
  expect([...NAMED].sort()).toEqual(folders.sort());
});

it('every file at which to begin reading is there', () => {
  const missing = house
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const [, first, , begin = ''] = line.split('|');
      const folders = [...first!.matchAll(/`([a-z/-]+)\/`/g)].map(([, name]) => name!);
      const files = [...begin.matchAll(/`([^`]+)`/g)].map(([, file]) => file!);
      return files.filter((file) => !folders.some((folder) => existsSync(at('src', folder, file))));
    });
  expect(missing).toEqual([]);
});
