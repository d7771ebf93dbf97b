import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SmallClone } from '../support/small-clone.js';

let clone: SmallClone;

beforeAll(async () => {
  clone = await SmallClone.make();
});

afterAll(() => clone.remove());

async function startAndStop(): Promise<string> {
  const service = clone.npmStart();
  await service.ready();
  service.signal('SIGINT', 'group');
  await service.end();
  return service.output;
}

/** Empty when there is no such process; Z for one that has ended and that nobody has asked about yet. */
function stateOf(pid: number): string {
  return spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.charAt(0);
}

describe('npm start', () => {
  it('installs, builds and starts a fresh clone, and the next time only starts it', async () => {
    const first = await startAndStop();
    expect(first).toMatch(/installing packages[^]*building[^]*ready/);
    const before = Date.now();
    const second = await startAndStop();
    expect(second).not.toMatch(/installing|building/);
    expect(Date.now() - before).toBeLessThan(5_000);
  });

  it('installs again when the lock file asks for other packages than there are', async () => {
    await rm(join(clone.folder, 'node_modules/.package-lock.json'));
    expect(await startAndStop()).toMatch(/installing packages/);
    expect(await startAndStop()).not.toMatch(/installing packages/);
  });

  it('builds again when a source changed, and drops what was compiled from a source that is gone', async () => {
    const source = (name: string) => join(clone.folder, 'src', `${name}.ts`);
    const compiled = (name: string) => existsSync(join(clone.folder, 'dist/src', `${name}.js`));
    await writeFile(source('one'), 'export const one = 1;\n');
    expect(await startAndStop()).toMatch(/building/);
    expect(compiled('one')).toBe(true);
    await rename(source('one'), source('two'));
    expect(await startAndStop()).toMatch(/building/);
    expect([compiled('one'), compiled('two')]).toEqual([false, true]);
  });

  it('builds again when the build is gone', async () => {
    await rm(join(clone.folder, 'dist/src'), { recursive: true });
    expect(await startAndStop()).toMatch(/building[^]*ready/);
  });

  it('builds the screens when they changed, and only then', async () => {
    await clone.addScreens();
    const built = async () => [...(await startAndStop()).matchAll(/building.*/g)].map(([line]) => line).sort();
    const text = (path: string) => readFile(join(clone.folder, path), 'utf8');
    expect(await built()).toEqual(['building', 'building the screens']);
    expect(await built()).toEqual([]);
    await appendFile(join(clone.folder, 'src/main.ts'), '// The service changes.\n');
    expect(await built()).toEqual(['building']);
    expect(await text('web/shared/api/schema.d.ts')).toMatch(/The service changes/);
    await writeFile(join(clone.folder, 'web/index.html'), '<!doctype html><title>2</title>');
    expect(await built()).toEqual(['building the screens']);
    expect(await text('dist/web/index.html')).toMatch(/2/);
    await rm(join(clone.folder, 'dist/web'), { recursive: true });
    expect(await built()).toEqual(['building the screens']);
  });

  it('says where the build failed, and starts nothing', async () => {
    const broken = join(clone.folder, 'src/broken.ts');
    await writeFile(broken, 'export const yen: number = "twenty thousand";\n');
    const service = clone.npmStart();
    expect(await service.end()).not.toBe(0);
    expect(service.output).toMatch(/src\/broken\.ts[^]*the build failed/);
    expect(service.output).not.toMatch(/^ready/m);
    await rm(broken);
  });

  it('prepares once when two are started at the same moment', async () => {
    await appendFile(join(clone.folder, 'src/main.ts'), '\n');
    const services = [clone.npmStart(), clone.npmStart()];
    await Promise.all(services.map((service) => service.ready()));
    for (const service of services) service.signal('SIGINT', 'group');
    await Promise.all(services.map((service) => service.end()));
    expect(services.filter(({ output }) => /building/.test(output))).toHaveLength(1);
  });

  it.each([
    ['Ctrl-C', 'SIGINT', 'group'],
    ['SIGTERM to npm', 'SIGTERM', 'npm'],
    ['SIGINT to npm', 'SIGINT', 'npm'],
    ['SIGKILL to npm', 'SIGKILL', 'npm'],
  ] as const)('is stopped in order by %s, and leaves no process', async (_, signal, to) => {
    const service = clone.npmStart();
    const pid = await service.ready();
    service.signal(signal, to);
    await service.end();
    expect(service.output).toMatch(/^stopped in order$/m);
    expect(stateOf(pid)).toMatch(/^Z?$/);
  });

  it('passes on the exit code of the service', async () => {
    expect(await clone.npmStart({ FAIL_WITH: '3' }).end()).toBe(3);
  });
});
