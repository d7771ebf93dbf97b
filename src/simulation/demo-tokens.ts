import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirectory } from '../database/embedded/data-directory.js';
import type { Role } from '../people/role.js';

/** An access token to the demo city, for whoever tries the program out on his or her own machine. */
export interface DemoToken {
  role: Role;
  /** Whose it is, in Japanese. */
  label: string;
  token: string;
}

function file(): string {
  return join(dataDirectory(), 'demo-tokens.json');
}

/** Undefined as long as the demo city is not made, or not to its end. */
export function readDemoTokens(): DemoToken[] | undefined {
  try {
    return JSON.parse(readFileSync(file(), 'utf8')) as DemoToken[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written last and whole: the file is also what says that the demo city is complete. */
export function keepDemoTokens(tokens: readonly DemoToken[]): void {
  const draft = `${file()}.draft`;
  writeFileSync(draft, `${JSON.stringify(tokens, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file());
}
