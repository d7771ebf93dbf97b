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
  await runStatements(runner, readFileSync(join(packageRoot(), path), 'utf8'));
}

/** One after the other: a cluster passes a text of several on to its nodes, which take only one at a time. */
export async function runStatements(runner: SqlRunner, text: string): Promise<void> {
  for (const statement of statementsOf(text)) await runner.query(statement);
}

/** What may hold a semicolon that ends nothing, or is one that does. */
const PART = /'[^']*'|"[^"]*"|\$(\w*)\$[^]*?\$\1\$|--[^\n]*|\/\*[^]*?\*\/|;/g;

/** The statements of a text, each with the comments before it. */
export function statementsOf(text: string): string[] {
  const ends = [...text.matchAll(PART)].filter(([part]) => part === ';').map(({ index }) => index + 1);
  return [...ends, text.length]
    .map((end, at) => text.slice(ends[at - 1] ?? 0, end).trim())
    .filter((statement) => statement.replace(/--[^\n]*/g, '').trim() !== '');
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
