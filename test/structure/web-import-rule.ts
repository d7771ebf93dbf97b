import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { cycles, type Import, importsOf } from './imports-of.js';

/** What the app may know of a feature: where its screens are, and what its workplace's navigation shows. */
const DOORS = /^features\/[\w-]+\/(routes|nav)\.tsx?$/;
const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '/index.ts', '/index.tsx'];

/**
 * Every breach of the rule below the folder of the screens, in words: a feature imports only from `shared` and from
 * itself, `shared` only from itself, the app from `shared` and the doors of the features; nobody from outside of the
 * folder but packages; no files go round in a circle.
 */
export function webImportBreaches(web: string): string[] {
  const files = sourcesBelow(web);
  const breaches: string[] = [];
  const imports: Import[] = [];
  for (const from of files) {
    for (const specifier of importsOf(join(web, from))) {
      if (specifier === undefined) breaches.push(`${from} imports what is only known when it runs`);
      else if (specifier.startsWith('.')) imports.push({ from, to: targetOf(web, from, specifier) });
    }
  }
  for (const { from, to } of imports) {
    if (to.startsWith('../')) breaches.push(`${from} imports ${to}, which is no part of the screens`);
    else if (!isFile(join(web, to))) breaches.push(`${from} imports ${to}, which is not there`);
    else if (!mayImport(from, to)) breaches.push(`${from} imports ${to}`);
  }
  return [...breaches, ...cycles(files, imports).map((cycle) => `a cycle of files: ${cycle.join(' -> ')}`)];
}

function mayImport(from: string, to: string): boolean {
  const [place, feature] = to.split('/');
  if (place === 'shared') return true;
  const own = from.split('/');
  if (own[0] === 'features') return place === 'features' && feature === own[1];
  if (own[0] === 'app') return place === 'app' || DOORS.test(to);
  return false;
}

/** The sources of the screens; what stands beside the three folders says how they are built. */
function sourcesBelow(web: string): string[] {
  return ['app', 'features', 'shared'].flatMap((place) =>
    readdirSync(join(web, place), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => `${place}/${name.replaceAll('\\', '/')}`)
      .sort(),
  );
}

function targetOf(web: string, from: string, specifier: string): string {
  const target = join(web, dirname(from), specifier.replace(/\?\w+$/, ''));
  const found = ENDINGS.map((ending) => target + ending).find(isFile) ?? target;
  return relative(web, found).replaceAll('\\', '/');
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
