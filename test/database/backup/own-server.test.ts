import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { inCommand } from '../../../src/database/embedded/wal-archive.js';
import { giveTo, serverUserFor } from '../../../src/database/embedded/server-user.js';
import { ensureRoles } from '../../../src/database/embedded/roles.js';
import { packageRoot } from '../../../src/database/package-root.js';
import { newDataDir, removeDataDir } from '../../support/embedded.js';
import { OtherPostgres } from '../../support/other-postgres.js';
import { packagedPrograms } from '../../support/packaged-postgres.js';
import { query, withDatabase } from '../../support/query.js';
import { startProgram } from '../../support/sankyu.js';
import { ShopThatSells } from './shop-that-sells.js';

const BIN = process.env.PROVE_PG_BIN ?? packagedPrograms();
const PATIENCE_MS = 120_000;

let root: string;
let archive: string;
let server: OtherPostgres;
let shop: ShopThatSells;
let environment: Record<string, string>;

beforeAll(async () => {
  root = await newDataDir('sankyu-own-');
  archive = join(root, 'archive');
  await mkdir(archive);
  await giveTo(await serverUserFor(join(root, 'none')), archive);
  const script = inCommand(join(packageRoot(), 'src/database/embedded/archive-wal.sh'));
  server = await OtherPostgres.start(BIN, {
    archive_mode: 'on',
    archive_command: `sh ${script} '%p' ${inCommand(archive)}/'%f'`,
  });
  await ensureRoles(server.adminUrl, { sankyu_owner: 'owner', sankyu_app: 'app' });
  await query(
    server.adminUrl,
    'create database sankyu owner sankyu_owner',
    `create role sankyu_backup login replication password 'backup'`,
  );
  const adminUrl = withDatabase(server.adminUrl, 'sankyu');
  const as = (role: string, password: string) => Object.assign(new URL(adminUrl), { username: role, password }).href;
  const [ownerUrl, appUrl] = [as('sankyu_owner', 'owner'), as('sankyu_app', 'app')];
  shop = await ShopThatSells.open({ adminUrl, ownerUrl, appUrl });
  environment = { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl, SANKYU_BACKUP_URL: as('sankyu_backup', 'backup') };
}, PATIENCE_MS);

afterAll(async () => {
  await shop?.close();
  await server?.stop();
  await removeDataDir(root);
});

async function command(words: string[], more: Record<string, string> = {}) {
  const child = startProgram('src/cli/main.ts', join(root, 'data'), [...words, '--json'], { ...environment, ...more });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')]);
  const answer = JSON.parse(code === 0 || code === 3 ? stdout : stderr) as { code?: string; cities?: object[] };
  return { ...answer, ended: code as number };
}

const backup = () => join(root, 'backup');
const withPrograms = { PATH: [BIN, process.env.PATH].join(delimiter) };

test(
  'a PostgreSQL of one’s own is backed up by its own programs, and restored and verified at a moment after',
  async () => {
    await shop.sell(2);
    const made = await shop.sellDuring(command(['backup', '--to', backup()], withPrograms));
    expect(made).toMatchObject({ ended: 0, embedded: false, cities: [{ code: 'kita' }] });
    await shop.sell(2);
    await shop.seal();
    const before = shop.acknowledged.length;
    const moment = await shop.moment();
    await shop.sell(2);
    await shop.seal();
    await shop.archiveAll();

    const words = ['restore', '--from', backup(), '--to', join(root, 'then'), '--until', moment, '--archive', archive];
    expect(await command(words)).toMatchObject({ ended: 1, code: 'backup_of_own_server' });
    const then = await command([...words, '--pg-bin', BIN]);
    expect(then).toMatchObject({ ended: 3, cities: [{ operations: before + shop.issued, differences: [] }] });
    expect(await readdir(join(root, 'then/postgres'))).toEqual(['cluster', 'server.log', 'server.log.1']);
  },
  PATIENCE_MS,
);

test('a pg_basebackup that is missing, or may not, is told in plain words, and nothing is left', async () => {
  const to = join(root, 'refused');
  const without = await command(['backup', '--to', to], { PATH: root });
  expect(without).toMatchObject({ ended: 1, code: 'base_backup_program' });
  const refused = await command(['backup', '--to', to], { ...withPrograms, SANKYU_BACKUP_URL: '' });
  expect(refused).toMatchObject({ ended: 1, code: 'base_backup_failed' });
  expect((await readdir(root)).filter((name) => name.startsWith('refused'))).toEqual([]);
});
