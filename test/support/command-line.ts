import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { nodeArgumentsOf } from './program.js';
import { answered, type Ended } from './sankyu.js';

/**
 * The command line of one folder, whose commands are done one after the other in a process that has loaded the program
 * once: for tests of what commands do. How a command begins and ends as a process of its own is `sankyu`'s to show. The
 * embedded database runs until it is closed.
 */
export class CommandLine {
  private constructor(
    private readonly process: ChildProcess,
    /** The database as its superuser. */
    readonly adminUrl: string,
  ) {}

  static async open(dataDir: string): Promise<CommandLine> {
    const { DATABASE_URL: _url, DATABASE_APP_URL: _appUrl, REDIS_URL: _redis, ...others } = process.env;
    const [program, ...hooks] = nodeArgumentsOf('src/cli/main.ts').reverse();
    const embedded = nodeArgumentsOf('src/database/embedded/join-embedded-postgres.ts').at(-1)!;
    const child = fork(fileURLToPath(new URL('run-commands.mjs', import.meta.url)), [program!, embedded], {
      execArgv: hooks.reverse(),
      env: { ...others, NODE_OPTIONS: '', SANKYU_DATA: dataDir },
    });
    return new CommandLine(child, String(await heard(child)));
  }

  async run(...words: string[]): Promise<Ended> {
    const ended = heard(this.process);
    this.process.send(words);
    return (await ended) as Ended;
  }

  /** The JSON that a command answered; it must have gone well, and nothing else may stand on standard output. */
  async json<T>(...words: string[]): Promise<T> {
    return answered<T>(words, await this.run(...words, '--json'));
  }

  async close(): Promise<void> {
    const exit = once(this.process, 'exit');
    this.process.disconnect();
    await exit;
  }
}

async function heard(child: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  try {
    return await Promise.race([
      once(child, 'message', over).then(([message]) => message as unknown),
      once(child, 'exit', over).then(([code]) => {
        throw new Error(`The command line ended with ${code}.`);
      }),
    ]);
  } finally {
    over.abort();
  }
}
