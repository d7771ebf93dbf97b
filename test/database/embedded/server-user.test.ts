import { chmod, chown, mkdir, mkdtemp, readlink, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinEmbeddedPostgres } from '../../../src/database/embedded/join-embedded-postgres.js';
import { findPlace } from '../../../src/database/embedded/place.js';
import { canEnter, serverUserFor } from '../../../src/database/embedded/server-user.js';
import { packageRoot } from '../../../src/database/package-root.js';
import { newDataDir, removeDataDir, serverPid, startHolder } from '../../support/embedded.js';
import { query } from '../../support/query.js';

const settings = { fsync: 'off' };
const isRoot = process.getuid?.() === 0;
let folder: string;

beforeEach(async () => {
  folder = await newDataDir();
});

afterEach(() => removeDataDir(folder));

async function ownerOfServer(dataDir: string): Promise<number> {
  return (await stat(`/proc/${await serverPid(dataDir)}`)).uid;
}

it('runs the server as whoever started it, but never as root', async () => {
  const lease = await joinEmbeddedPostgres({ dataDir: folder, settings });
  const cluster = await stat(join(folder, 'postgres/cluster'));
  expect(cluster.uid).toBe((await serverUserFor('/nowhere'))?.uid ?? process.getuid?.());
  expect(cluster.uid).not.toBe(0);
  if (process.platform === 'linux') expect(await ownerOfServer(folder)).toBe(cluster.uid);
  await lease.leave();
});

// Only root can be several users, so an ordinary user's run has nothing to say about these.
if (isRoot) {
  const somebody = { uid: 65_534, gid: 65_534 };

  it('takes over the database of an ordinary user as root, and hands it back', async () => {
    if (!canEnter(somebody, packageRoot())) return;
    await chown(folder, somebody.uid, somebody.gid);
    const theirs = await startHolder(folder, somebody);
    const { uid } = await stat(join(folder, 'postgres/cluster'));
    expect(uid).toBe(somebody.uid);
    await query(theirs.url, 'create table kept (yen int)');
    await theirs.leave();

    const asRoot = await joinEmbeddedPostgres({ dataDir: folder, settings });
    expect(await query(asRoot.adminUrl, 'select yen from kept')).toEqual([]);
    await asRoot.leave();

    const again = await startHolder(folder, somebody);
    expect(await query(again.url, 'select yen from kept')).toEqual([]);
    await again.leave();
  });

  it('tells an ordinary user that the database is somebody else’s', async () => {
    if (!canEnter(somebody, packageRoot())) return;
    const lease = await joinEmbeddedPostgres({ dataDir: folder, settings });
    await expect(startHolder(folder, somebody)).rejects.toThrow(/SANKYU_DATA/);
    await lease.leave();
  });

  describe('below a folder that the server’s user cannot enter', () => {
    let closed: string;
    let dataDir: string;

    beforeEach(async () => {
      closed = await mkdtemp(join(tmpdir(), 'sankyu-closed-'));
      dataDir = join(closed, 'data');
    });

    afterEach(() => rm(closed, { recursive: true, force: true }));

    it('puts the cluster aside, keeps the data folder for the rest, and finds it again', async () => {
      const { folder: aside } = await findPlace(dataDir);
      try {
        expect(aside).toMatch(/^\/var\/lib\/sankyu-[0-9a-f]{8}$/);
        const lease = await joinEmbeddedPostgres({ dataDir, settings });
        await query(lease.ownerUrl, 'create table kept (yen int)');
        await lease.leave();
        // Even when the way has been opened meanwhile.
        await chmod(closed, 0o755);
        const again = await joinEmbeddedPostgres({ dataDir, settings });
        expect(await query(again.ownerUrl, 'select yen from kept')).toEqual([]);
        await again.leave();
        expect(await readlink(join(dataDir, 'postgres'))).toBe(aside);
      } finally {
        await rm(aside, { recursive: true, force: true });
      }
    });

    it('gives every new data folder a cluster of its own', async () => {
      const first = await findPlace(dataDir);
      await rm(dataDir, { recursive: true });
      const second = await findPlace(dataDir);
      await rm(first.folder, { recursive: true });
      await rm(second.folder, { recursive: true });
      expect(second.folder).not.toBe(first.folder);
    });

    it('refuses to begin an empty ledger when the way to the full one was closed', async () => {
      await chmod(closed, 0o755);
      const lease = await joinEmbeddedPostgres({ dataDir, settings });
      await lease.leave();
      await chmod(closed, 0o700);
      await expect(joinEmbeddedPostgres({ dataDir, settings })).rejects.toMatchObject({ code: 'not_permitted' });
    });
  });

  it('lets the server’s user pass through the data folder without seeing what is in it', async () => {
    const dataDir = join(folder, 'data');
    await mkdir(dataDir, { mode: 0o700 });
    await findPlace(dataDir);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o711);
  });
}
