import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/database/package-root.js';

const SERVICE = `
declare const process: {
  pid: number; env: Record<string, string | undefined>; exitCode: number;
  stdout: { write(text: string): void }; once(signal: string, then: () => void): void; on(signal: string, then: () => void): void;
};
declare function setInterval(then: () => void, ms: number): number;
declare function clearInterval(timer: number): void;
declare function setTimeout(then: () => void, ms: number): void;

let stopping = false;
const busy = setInterval(() => undefined, 1_000);
function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => {
    process.stdout.write('stopped in order\\n');
    clearInterval(busy);
  }, 200);
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
process.stdout.write(\`ready \${process.pid}\\n\`);
if (process.env.FAIL_WITH) {
  process.exitCode = Number(process.env.FAIL_WITH);
  clearInterval(busy);
}
`;

const COPIES_SCREENS = `
import { cpSync } from 'node:fs';
cpSync('web/index.html', 'dist/web/index.html', { recursive: true });
`;
const COPIES_TYPES = `
import { copyFileSync } from 'node:fs';
copyFileSync('src/main.ts', 'web/shared/api/schema.d.ts');
`;

/** A clone with Sankyu's own scripts around a service that does nothing but run and stop. */
export class SmallClone {
  private readonly started: ChildProcess[] = [];

  private constructor(readonly folder: string) {}

  static async make(): Promise<SmallClone> {
    const folder = await mkdtemp(join(tmpdir(), 'sankyu small clone '));
    const typescript = join(packageRoot(), 'node_modules', 'typescript');
    const real = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as { scripts: object };
    const manifest = {
      name: 'sankyu',
      type: 'module',
      scripts: real.scripts,
      devDependencies: { typescript: `file:${typescript}` },
    };
    const compilerOptions = {
      target: 'es2022',
      lib: ['es2022'],
      module: 'nodenext',
      types: [],
      rootDir: '.',
      outDir: 'dist',
      incremental: true,
      tsBuildInfoFile: 'dist/.tsbuildinfo',
    };
    await cp(join(packageRoot(), 'scripts'), join(folder, 'scripts'), { recursive: true });
    await mkdir(join(folder, 'src'));
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
    await writeFile(join(folder, 'src/main.ts'), SERVICE);
    return new SmallClone(folder);
  }

  /** Adds screens that are built by copying them, and types of the API that are the service's own text. */
  async addScreens(): Promise<void> {
    await mkdir(join(this.folder, 'web/shared/api'), { recursive: true });
    await writeFile(join(this.folder, 'web/index.html'), '<!doctype html>');
    await writeFile(join(this.folder, 'scripts/build-web.mjs'), COPIES_SCREENS);
    await writeFile(join(this.folder, 'scripts/web-api.mjs'), COPIES_TYPES);
  }

  /** `npm start` as a terminal does it: in a process group of its own. */
  npmStart(env: Record<string, string> = {}): StartedService {
    const child = spawn('npm', ['start'], {
      cwd: this.folder,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.started.push(child);
    return new StartedService(child);
  }

  async remove(): Promise<void> {
    for (const { pid } of this.started) {
      try {
        process.kill(-(pid ?? NaN), 'SIGKILL');
      } catch {
        // The whole group is gone already, as it should be.
      }
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

export class StartedService {
  output = '';
  private readonly closed: Promise<unknown>;

  constructor(readonly npm: ChildProcess) {
    npm.stdout?.on('data', (data) => (this.output += data));
    npm.stderr?.on('data', (data) => (this.output += data));
    this.closed = once(npm, 'close');
  }

  /** Waits until the service runs, and gives back its process number. */
  async ready(): Promise<number> {
    const line = /^ready (\d+)$/m;
    const [, pid] = await this.saysLike(line);
    return Number(pid);
  }

  /** Waits until the output, which ends only when every process of the service has ended, is closed. */
  async end(): Promise<number | null> {
    await this.closed;
    return this.npm.exitCode;
  }

  /** To the whole process group, as Ctrl-C does it, or to npm alone. */
  signal(signal: NodeJS.Signals, to: 'group' | 'npm'): void {
    const pid = this.npm.pid ?? NaN;
    process.kill(to === 'group' ? -pid : pid, signal);
  }

  private async saysLike(pattern: RegExp): Promise<RegExpExecArray> {
    for (let waited = 0; waited < 30_000; waited += 20) {
      const found = pattern.exec(this.output);
      if (found) return found;
      if (this.npm.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`The service did not say ${pattern}:\n${this.output}`);
  }
}
