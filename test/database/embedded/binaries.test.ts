import { execFileSync } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries, installedBinaries } from '../../../src/database/embedded/binaries.js';
import { findPlace, type Place } from '../../../src/database/embedded/place.js';
import { newDataDir, removeDataDir } from '../../support/embedded.js';

let folder: string;
let place: Place;

beforeEach(async () => {
  folder = await newDataDir('sankyu binaries ');
  place = await findPlace(join(folder, 'data'));
});

afterEach(() => removeDataDir(folder));

/** The package as npm leaves it when it runs no install scripts. */
async function unpackWithoutLinks(target: string): Promise<string> {
  await cp(installedBinaries(), target, {
    recursive: true,
    filter: async (source) => !(await lstat(source)).isSymbolicLink(),
  });
  return target;
}

function versionBy(bin: string): string {
  const user = place.serverUser ?? {};
  return execFileSync(join(bin, 'postgres'), ['--version'], { ...user, cwd: '/', encoding: 'utf8', stdio: 'pipe' });
}

it('makes the symbolic links that npm did not', async () => {
  const installed = await unpackWithoutLinks(join(folder, 'package'));
  expect(() => versionBy(join(installed, 'native/bin'))).toThrow();
  const bin = await findBinaries(place, installed);
  expect(bin).toBe(join(installed, 'native/bin'));
  expect(versionBy(bin)).toMatch(/PostgreSQL\) 18/);
});

it('copies binaries that cannot be run or healed where they are, once', async () => {
  const closed = await mkdtemp(join(tmpdir(), 'sankyu-closed-'));
  try {
    const installed = await unpackWithoutLinks(join(closed, 'package'));
    // Root's server user cannot enter the folder above; an ordinary user cannot write the links.
    if (!place.serverUser) await chmod(join(installed, 'native/lib'), 0o555);
    const bin = await findBinaries(place, installed);
    expect(bin.startsWith(join(place.folder, 'binaries-'))).toBe(true);
    expect(versionBy(bin)).toMatch(/PostgreSQL\) 18/);
    await chmod(join(installed, 'native/lib'), 0o755);
    const { ino } = await lstat(bin);
    expect(await findBinaries(place, installed)).toBe(place.serverUser ? bin : join(installed, 'native/bin'));
    expect((await lstat(bin)).ino).toBe(ino);
    expect((await readdir(place.folder)).filter((name) => name.startsWith('binaries-'))).toHaveLength(1);
  } finally {
    await chmod(join(closed, 'package/native/lib'), 0o755);
    await rm(closed, { recursive: true, force: true });
  }
});

it('names DATABASE_URL as the way out when no PostgreSQL came with the packages', async () => {
  const empty = join(folder, 'nothing');
  await mkdir(empty);
  await expect(findBinaries(place, empty)).rejects.toMatchObject({
    code: 'no_binary',
    message: expect.stringContaining('DATABASE_URL'),
  });
});
