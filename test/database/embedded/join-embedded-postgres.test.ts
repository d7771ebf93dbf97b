import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type EmbeddedLease, joinEmbeddedPostgres } from '../../../src/database/embedded/join-embedded-postgres.js';
import { gone, newDataDir, removeDataDir, serverPid, startHolder } from '../../support/embedded.js';
import { query } from '../../support/query.js';

const settings = { fsync: 'off' };
let dataDir: string;

beforeEach(async () => {
  dataDir = await newDataDir();
});

afterEach(() => removeDataDir(dataDir));

function joinIt(): Promise<EmbeddedLease> {
  return joinEmbeddedPostgres({ dataDir, settings });
}

async function usersOf(url: string): Promise<string | undefined> {
  const [row] = await query(url, 'select current_user as name');
  return row?.name;
}

async function forgetPasswords(): Promise<void> {
  const file = join(dataDir, 'postgres/access.json');
  const access = JSON.parse(await readFile(file, 'utf8')) as { passwords: { postgres: string } };
  access.passwords.postgres = 'not what it was';
  await writeFile(file, JSON.stringify(access));
}

describe('the embedded database', () => {
  it('is made at the first start with an owner, an application role that owns nothing, and a UTF-8 database', async () => {
    const lease = await joinIt();
    expect(await usersOf(lease.adminUrl)).toBe('postgres');
    expect(await usersOf(lease.ownerUrl)).toBe('sankyu_owner');
    expect(await usersOf(lease.appUrl)).toBe('sankyu_app');
    const [database] = await query(
      lease.ownerUrl,
      `select datname, pg_get_userbyid(datdba) as owner, pg_encoding_to_char(encoding) as encoding, datlocale,
              current_setting('timezone') as timezone, upper('ß') || upper('é') as upper
         from pg_database where datname = current_database()`,
    );
    expect(database).toEqual({
      datname: 'sankyu',
      owner: 'sankyu_owner',
      encoding: 'UTF8',
      datlocale: 'C.UTF-8',
      timezone: 'UTC',
      upper: 'ßÉ',
    });
    const roles = await query(
      lease.adminUrl,
      `select rolname, rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname like 'sankyu%' order by 1`,
    );
    expect(roles).toEqual([
      { rolname: 'sankyu_app', rolsuper: false, rolcreaterole: false, rolcreatedb: false },
      { rolname: 'sankyu_owner', rolsuper: false, rolcreaterole: true, rolcreatedb: false },
    ]);
    await lease.leave();
  });

  it('writes durably unless a test says otherwise', async () => {
    const lease = await joinEmbeddedPostgres({ dataDir });
    const shown = await query(
      lease.adminUrl,
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`,
    );
    expect(shown.map(({ setting }) => setting)).toEqual(['on', 'on', 'on']);
    await lease.leave();
  });

  it('keeps its passwords from everybody but its user', async () => {
    const lease = await joinIt();
    expect((await stat(join(dataDir, 'postgres/access.json'))).mode & 0o777).toBe(0o600);
    const wrong = Object.assign(new URL(lease.appUrl), { password: 'guessed' }).href;
    await expect(query(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
    await lease.leave();
    expect(await readdir(join(dataDir, 'postgres'))).not.toContain('initdb-password');
  });

  it('keeps what was written from start to start, at the same address', async () => {
    const first = await joinIt();
    await query(first.ownerUrl, 'create table kept (yen int)', 'insert into kept values (20000)');
    await first.leave();
    const second = await joinIt();
    expect(second.ownerUrl).toBe(first.ownerUrl);
    expect(await query(second.ownerUrl, 'select yen from kept')).toEqual([{ yen: 20000 }]);
    await second.leave();
  });

  it('is stopped by the last to leave, and by nobody before', async () => {
    const first = await joinIt();
    const second = await joinIt();
    const pid = await serverPid(dataDir);
    await first.leave();
    await first.leave();
    expect(await usersOf(second.appUrl)).toBe('sankyu_app');
    await second.leave();
    expect(pid).toBeDefined();
    expect(await serverPid(dataDir)).toBeUndefined();
    expect(await readdir(join(dataDir, 'postgres/leases'))).toEqual([]);
  });

  it('is shared by two processes, whichever leaves first', async () => {
    const other = await startHolder(dataDir);
    const lease = await joinIt();
    expect(lease.adminUrl).toBe(other.url);
    const pid = await serverPid(dataDir);
    await other.leave();
    expect(await serverPid(dataDir)).toBe(pid);
    expect(await usersOf(lease.appUrl)).toBe('sankyu_app');
    await lease.leave();
    expect(await serverPid(dataDir)).toBeUndefined();
  });

  it('is made once when several join at the very first moment', async () => {
    const [one, two, holder] = await Promise.all([joinIt(), joinIt(), startHolder(dataDir)]);
    expect(one.adminUrl).toBe(two.adminUrl);
    expect(one.adminUrl).toBe(holder.url);
    await Promise.all([one.leave(), two.leave(), holder.leave()]);
    expect(await serverPid(dataDir)).toBeUndefined();
  });

  it('outlives a killed process, and is adopted by the next, who then stops it', async () => {
    const killed = await startHolder(dataDir);
    const pid = await serverPid(dataDir);
    await killed.kill();
    expect(await serverPid(dataDir)).toBe(pid);
    const lease = await joinIt();
    expect(await serverPid(dataDir)).toBe(pid);
    await lease.leave();
    expect(await serverPid(dataDir)).toBeUndefined();
  });

  it('does not wait for the lease of a process that was killed', async () => {
    const killed = await startHolder(dataDir);
    const lease = await joinIt();
    await killed.kill();
    await lease.leave();
    expect(await serverPid(dataDir)).toBeUndefined();
  });

  it('starts again after its server was killed together with everything else', async () => {
    const killed = await startHolder(dataDir);
    await query(killed.url, 'create table kept (yen int)', 'insert into kept values (1000)');
    const pid = await serverPid(dataDir);
    await killed.kill();
    process.kill(pid ?? NaN, 'SIGKILL');
    const lease = await joinIt();
    expect(await serverPid(dataDir)).not.toBe(pid);
    expect(await query(lease.adminUrl, 'select yen from kept')).toEqual([{ yen: 1000 }]);
    await lease.leave();
  });

  it('is not kept from starting by another program that got the number of its dead server', async () => {
    const first = await joinIt();
    const pidFile = join(dataDir, 'postgres/cluster/postmaster.pid');
    const written = await readFile(pidFile, 'utf8');
    await first.leave();
    await writeFile(pidFile, written.replace(/^\d+/, String(process.ppid)));
    const second = await joinIt();
    expect(await usersOf(second.appUrl)).toBe('sankyu_app');
    await second.leave();
  });

  it('moves to another port when its own is taken', async () => {
    const first = await joinIt();
    await first.leave();
    const port = Number(new URL(first.ownerUrl).port);
    const squatter = createServer().listen(port, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const second = await joinIt();
    expect(new URL(second.ownerUrl).port).not.toBe(String(port));
    expect(await usersOf(second.ownerUrl)).toBe('sankyu_owner');
    await second.leave();
    squatter.close();
  });

  it('begins again where a first start was cut off', async () => {
    const first = await joinIt();
    await first.leave();
    await rename(join(dataDir, 'postgres/cluster'), join(dataDir, 'postgres/cluster.draft'));
    const second = await joinIt();
    expect(await usersOf(second.ownerUrl)).toBe('sankyu_owner');
    await second.leave();
  });

  it('says in plain words that its passwords are gone', async () => {
    const lease = await joinIt();
    await lease.leave();
    await rm(join(dataDir, 'postgres/access.json'));
    await expect(joinIt()).rejects.toMatchObject({ code: 'access_file_missing' });
    expect(await readdir(join(dataDir, 'postgres/leases'))).toEqual([]);
  });

  it('leaves no server behind when it could be started but not be used', async () => {
    const lease = await joinIt();
    await lease.leave();
    await forgetPasswords();
    await expect(joinIt()).rejects.toThrow(/password authentication failed/);
    expect(await serverPid(dataDir)).toBeUndefined();
  });

  it('says in plain words that its passwords are not those of the server that runs', async () => {
    const lease = await joinIt();
    await forgetPasswords();
    await expect(joinIt()).rejects.toMatchObject({ code: 'access_file_wrong' });
    expect(await usersOf(lease.appUrl)).toBe('sankyu_app');
    await lease.leave();
  });

  it('is not hit by Ctrl-C, having a session of its own', async () => {
    const lease = await joinIt();
    const pid = await serverPid(dataDir);
    if (existsSync('/proc/self/stat')) {
      const fields = async (of: string) => (await readFile(`/proc/${of}/stat`, 'utf8')).split(') ')[1]?.split(' ');
      const [, , group, session] = (await fields(String(pid))) ?? [];
      expect([group, session]).toEqual([String(pid), String(pid)]);
    }
    await lease.leave();
    await gone(pid ?? NaN);
  });

  it('lives in a folder whose name has spaces and Japanese letters', async () => {
    const folder = join(dataDir, 'お礼 の 券', 'a b');
    const lease = await joinEmbeddedPostgres({ dataDir: folder, settings });
    expect(await usersOf(lease.ownerUrl)).toBe('sankyu_owner');
    await lease.leave();
    expect(await serverPid(folder)).toBeUndefined();
  });
});
