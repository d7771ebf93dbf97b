import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.js';

/** Anything that runs SQL text: a TypeORM query runner, a pg client. */
export interface SqlRunner {
  query(sql: string): Promise<unknown>;
}

/** One file of SQL functions: its path from the package root, its text, and the hash by which a change is noticed. */
export interface SqlFile {
  path: string;
  text: string;
  hash: string;
}

export async function runSqlFile(runner: SqlRunner, path: string): Promise<void> {
  await runner.query(readFileSync(join(packageRoot(), path), 'utf8'));
}

/** All `src/<folder>/sql/*.sql`, in the order of their paths: the order in which they are applied. */
export function functionFiles(): SqlFile[] {
  const source = join(packageRoot(), 'src');
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^[^/]+\/sql\/[^/]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(source, name), 'utf8');
      return { path: `src/${name}`, text, hash: createHash('sha256').update(text).digest('hex') };
    });
}
