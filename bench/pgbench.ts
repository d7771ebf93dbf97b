import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Where Debian's and Ubuntu's package `postgresql` puts the programs of each version. */
const INSTALLED = '/usr/lib/postgresql';

/** The newest installed pgbench; undefined when there is none. */
export function findPgbench(): string | undefined {
  try {
    const versions = readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(INSTALLED, version, 'bin/pgbench'))[0];
  } catch {
    return undefined;
  }
}

export interface Load {
  clients: number;
  seconds: number;
  /** The text of a pgbench script, run prepared; without one, TPC-B as pgbench knows it, by the simple protocol. */
  script?: string;
}

/** Drives one database with pgbench; ended early by the signal. */
export class Pgbench {
  constructor(
    private readonly program: string,
    private readonly url: string,
    private readonly folder: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Fills the tables of TPC-B: 100,000 accounts for each step of the scale. */
  async initialise(scale: number): Promise<void> {
    await this.run(['--initialize', '--quiet', `--scale=${scale}`]);
  }

  /** Transactions a second, connections' beginnings not counted. */
  async transactionsPerSecond({ clients, seconds, script }: Load): Promise<number> {
    const args = [`--client=${clients}`, `--jobs=${Math.min(2, clients)}`, `--time=${seconds}`];
    if (script !== undefined) {
      const file = join(this.folder, 'load.sql');
      await writeFile(file, script);
      args.push('--no-vacuum', '--protocol=prepared', `--file=${file}`);
    }
    const output = await this.run(args);
    const rate = /^tps = ([\d.]+) \(without initial connection time\)/m.exec(output)?.[1];
    if (rate === undefined) throw new Error(`pgbench told no rate:\n${output}`);
    return Number(rate);
  }

  private async run(args: string[]): Promise<string> {
    const { hostname, port, username, password, pathname, searchParams } = new URL(this.url);
    const child = spawn(this.program, [...args, pathname.slice(1)], {
      env: {
        ...process.env,
        ...{ PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password },
        PGOPTIONS: searchParams.get('options') ?? '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: this.signal,
    });
    const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
    const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    if (code !== 0) throw new Error(`pgbench ended with ${code}:\n${errors}`);
    return output;
  }
}
