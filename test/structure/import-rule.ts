import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { cycles, type Import, importsOf } from './imports-of.js';

/** The folders of src/, each standing only on itself and on those before it (docs/architecture.md). */
export const FOLDERS = [
  'domain',
  'database',
  'http',
  'jobs',
  'mail',
  'papers',
  'lists',
  'ledger',
  'people',
  'tasks',
  'programmes',
  'employers',
  'merchants',
  'certification',
  'enrolments',
  'issuance',
  'wallets',
  'redemptions',
  'webhooks',
  'closing',
  'billing',
  'payouts',
  'reports',
  'notices',
  'privacy',
  'signals',
  'monitoring',
  'simulation',
] as const;

/** What stands on top of all of them, where everything meets. */
const TOP = ['cli', 'processes', 'app.module.ts', 'main.ts'];

/** The tables' migrations are what `database` runs, and stand where it stands. */
const STANDS_AS: Record<string, string> = { '../migrations': 'database' };

/**
 * Every breach of the import rule below a folder of sources (with the `migrations` beside it), in words: an import of
 * a later folder, a file in no known folder, a cycle of files, an import whose target is only known when it runs.
 */
export function importBreaches(source: string): string[] {
  const files = [...typescriptFiles(source, source), ...typescriptFiles(source, join(source, '../migrations'))];
  const known = new Set(files);
  const breaches: string[] = [];
  const imports: Import[] = [];
  for (const file of files) {
    if (levelOf(file) === undefined) breaches.push(`${file} is in no folder that the rule knows`);
    for (const specifier of importsOf(join(source, file))) {
      if (specifier === undefined) breaches.push(`${file} imports what is only known when it runs`);
      else if (specifier.startsWith('.')) imports.push({ from: file, to: targetOf(source, file, specifier, known) });
    }
  }
  for (const { from, to } of imports) {
    if (!known.has(to)) breaches.push(`${from} imports ${to}, which is no source`);
    else if ((levelOf(to) ?? -1) > (levelOf(from) ?? TOP_LEVEL)) breaches.push(`${from} imports upwards, ${to}`);
  }
  return [...breaches, ...cycles(files, imports).map((cycle) => `a cycle of files: ${cycle.join(' -> ')}`)];
}

const TOP_LEVEL = FOLDERS.length;

function levelOf(file: string): number | undefined {
  const folder = file.startsWith('../') ? STANDS_AS[dirname(file)] : file.split('/')[0];
  if (TOP.includes(folder ?? '')) return TOP_LEVEL;
  const level = FOLDERS.findIndex((known) => known === folder);
  return level === -1 ? undefined : level;
}

function typescriptFiles(source: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => relative(source, join(folder, name)).replaceAll('\\', '/'))
    .sort();
}

function targetOf(source: string, file: string, specifier: string, known: Set<string>): string {
  const target = relative(source, join(source, dirname(file), specifier)).replaceAll('\\', '/');
  const written = target.replace(/\.js$/, '.ts');
  return known.has(written) ? written : target;
}
