import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../src/database/package-root.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sankyu's archive "));
});
afterAll(() => rm(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const script = (path: string, ...words: string[]) =>
  spawnSync('/bin/sh', [join(packageRoot(), 'src/database', path), ...words]).status;
const archive = (file: string, name: string) => script('embedded/archive-wal.sh', at(file), at(name));
const restore = (name: string, file: string) => script('backup/restore-wal.sh', at(name), at(file));

test('a segment is archived whole and once, and another one never takes its place', async () => {
  await writeFile(at('segment'), 'one'.repeat(10_000));
  await writeFile(at('other'), 'two'.repeat(10_000));
  expect(archive('segment', 'A')).toBe(0);
  expect(archive('segment', 'A')).toBe(0);
  expect(archive('other', 'A')).toBe(1);
  expect(archive('none', 'B')).not.toBe(0);
  expect((await readdir(folder)).filter((name) => name.endsWith('.gz'))).toEqual(['A.gz']);
  expect(restore('A', 'back')).toBe(0);
  expect(await readFile(at('back'))).toEqual(await readFile(at('segment')));
});

test('an archive that cannot be read ends recovery, where one that lacks a segment lets it end', async () => {
  expect(restore('B', 'back')).toBe(1);
  expect(restore('gone/B', 'back')).toBe(255);
  await truncate(at('A.gz'), 40);
  expect(restore('A', 'back')).toBe(255);
});
