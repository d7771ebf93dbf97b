import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackupManifest } from '../../../src/database/backup/manifest.js';
import { restoreBackup, type RestoreOptions } from '../../../src/database/backup/restore-backup.js';
import { joinEmbeddedPostgres } from '../../../src/database/embedded/join-embedded-postgres.js';
import { gone, newDataDir, removeDataDir, serverPid } from '../../support/embedded.js';
import { type Ended, startProgram } from '../../support/sankyu.js';
import { paymentsIn, ShopThatSells } from './shop-that-sells.js';

/** To how many moments the lost database is brought back. */
const MOMENTS = Number(process.env.PROVE_RESTORES ?? 1);
/** Several commands, one after the other, each of which starts a database. */
const PATIENCE_MS = 120_000;

let root: string;
let data: string;
let archive: string;
let backup: string;
let shop: ShopThatSells;
let manifest: BackupManifest;

beforeAll(async () => {
  root = await newDataDir('sankyu-backup-');
  [data, archive, backup] = [join(root, 'data'), join(root, 'the archive'), join(root, 'backup')] as [
    string,
    string,
    string,
  ];
  shop = await ShopThatSells.open(await joinEmbeddedPostgres({ dataDir: data, walArchive: archive }));
  await shop.sell(3);
  await shop.seal();
}, PATIENCE_MS);

afterAll(async () => {
  for (const name of await readdir(root)) await removeDataDir(join(root, name));
  await rm(root, { recursive: true, force: true });
});

async function command(...words: string[]): Promise<Ended> {
  const child = startProgram('src/cli/main.ts', data, words, { SANKYU_WAL_ARCHIVE: archive });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')]);
  return { code: code as number | null, stdout, stderr };
}

async function restored(...words: string[]) {
  const { code, stdout, stderr } = await command('restore', '--from', backup, ...words, '--json');
  expect(stderr).toBe('');
  return { code, ...(JSON.parse(stdout) as { lastAt: string; cities: object[] }) };
}

test(
  'a backup that was killed is no backup, and the database works on',
  async () => {
    const killed = startProgram('src/cli/main.ts', data, ['backup', '--to', backup]);
    while (!(await readdir(root)).some((name) => name.startsWith('backup.unfinished-'))) await sleep(5);
    killed.kill('SIGKILL');
    await once(killed, 'close');
    const [left, ...others] = (await readdir(root)).filter((name) => name.startsWith('backup'));
    expect(others).toEqual([]);
    await expect(restore({ from: join(root, left!) })).rejects.toMatchObject({ code: 'not_a_backup' });
    await rm(join(root, left!), { recursive: true });
    await shop.sell(2);
  },
  PATIENCE_MS,
);

test(
  'a backup whose connection breaks while it copies comes to nothing',
  async () => {
    const broken = command('backup', '--to', backup, '--json');
    await shop.breakBackup();
    const { code, stderr } = await broken;
    expect({ code, told: (JSON.parse(stderr) as { code: string }).code }).toEqual({ code: 1, told: 'database_lost' });
    expect((await readdir(root)).filter((name) => name.startsWith('backup'))).toEqual([]);
  },
  PATIENCE_MS,
);

test(
  'after the server and its folder are lost, each moment has what was acknowledged before it, and nothing after',
  async () => {
    const { code, stdout, stderr } = await shop.sellDuring(command('backup', '--to', backup, '--json'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    manifest = JSON.parse(stdout) as BackupManifest;
    await shop.sell(3);
    await shop.archiveAll();
    const moments: { at: string; payments: string[] }[] = [];
    for (let n = 0; n < MOMENTS; n += 1) {
      await shop.sell(3);
      await shop.seal();
      moments.push({ at: await shop.moment(), payments: [...shop.acknowledged] });
    }
    await shop.sell(4);
    const head = await shop.seal();
    await shop.archiveAll();
    const pid = (await serverPid(data))!;
    process.kill(pid, 'SIGKILL');
    await gone(pid);
    await shop.close();
    await rm(data, { recursive: true });

    for (const { at, payments } of moments) {
      const then = join(root, 'then');
      const past = await restored('--to', then, '--until', at);
      expect(past).toMatchObject({ code: 3, cities: [{ code: 'kita', head: Number(head!.block), differences: [] }] });
      expect(new Date(past.lastAt) < new Date(at)).toBe(true);
      expect(new Set(await paymentsIn(then))).toEqual(new Set(payments));
      expect(shop.acknowledged.length).toBeGreaterThan(payments.length);
      await removeDataDir(then);
    }
    const latest = join(root, 'latest');
    const now = await restored('--to', latest, '--until-latest');
    expect(now).toMatchObject({ code: 0, cities: [{ sealedBlocks: Number(head!.block), differences: [] }] });
    expect(new Set(await paymentsIn(latest))).toEqual(new Set(shop.acknowledged));
  },
  PATIENCE_MS * (1 + MOMENTS),
);

const never = new AbortController().signal;
const restore = (options: Partial<RestoreOptions>) =>
  restoreBackup(
    {
      from: backup,
      to: join(root, 'new'),
      until: { kind: 'backup' },
      archive,
      keys: root,
      otherKeys: false,
      own: undefined,
      ...options,
    },
    never,
  );

test(
  'a backup with a file that was cut, changed or lost is refused, and nothing is made of it',
  async () => {
    const control = 'postgres/cluster/global/pg_control';
    const harms: [string, string, (file: string) => Promise<void>][] = [
      ['checksums.sha256', control, (file) => truncate(file, 8_000)],
      [control, control, (file) => writeFile(file, 'x', { flag: 'r+' })],
      ['postgres/access.json', 'postgres/access.json', (file) => rm(file)],
      ['checksums.sha256', 'checksums.sha256', (file) => truncate(file, 100)],
    ];
    for (const [told, path, harm] of harms) {
      const file = join(backup, path);
      const whole = await readFile(file);
      await harm(file);
      await expect(restore({})).rejects.toMatchObject({ code: 'backup_damaged', details: { file: told } });
      await writeFile(file, whole);
    }
    expect((await readdir(root)).filter((name) => name.startsWith('new'))).toEqual([]);
  },
  PATIENCE_MS,
);

test('what cannot come out right is refused before anything is made', async () => {
  const moment = (iso: string) => ({ kind: 'moment', at: new Date(iso) }) as const;
  await expect(restore({ to: archive })).rejects.toMatchObject({ code: 'folder_taken' });
  await expect(restore({ until: moment('2026-01-01') })).rejects.toMatchObject({ code: 'until_before_backup' });
  await expect(restore({ until: { kind: 'latest' }, archive: undefined })).rejects.toMatchObject({
    code: 'archive_needed',
  });
  await expect(restore({ until: { kind: 'latest' }, archive: backup })).rejects.toMatchObject({
    code: 'no_such_archive',
  });
  await expect(restore({ until: moment('2100-01-01') })).rejects.toMatchObject({ code: 'until_not_reached' });

  const { SANKYU_SEAL_KEY: key } = process.env;
  try {
    process.env.SANKYU_SEAL_KEY = 'another key';
    await expect(restore({})).rejects.toMatchObject({
      code: 'keys_wrong',
      details: { variables: ['SANKYU_SEAL_KEY'] },
    });
    delete process.env.SANKYU_SEAL_KEY;
    await expect(restore({})).rejects.toMatchObject({ code: 'keys_missing' });
  } finally {
    process.env.SANKYU_SEAL_KEY = key;
  }
  expect((await readdir(root)).filter((name) => name.startsWith('new'))).toEqual([]);
});

test('an archive with a gap is refused, for what comes after the gap would be left out in silence', async () => {
  const folder = join(archive, manifest.archive!);
  const segments = (await readdir(folder)).filter((name) => /^[0-9A-F]{24}\.gz$/.test(name)).sort();
  await rename(join(folder, segments.at(-2)!), join(root, 'away'));
  await expect(restore({ until: { kind: 'latest' } })).rejects.toMatchObject({ code: 'archive_gap' });
});
