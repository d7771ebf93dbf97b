import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { packageRoot } from '../../../src/database/package-root.js';
import { fileKinds } from '../../../src/enrolments/import/file-kind.js';

const text = (...path: string[]) => readFileSync(join(packageRoot(), ...path), 'utf8');
const sources = readdirSync(join(packageRoot(), 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const found = (files: string[], pattern: RegExp) =>
  [...new Set(files.flatMap((file) => [...text('src', file).matchAll(pattern)].map(([, code]) => code!)))].sort();

/** The keys of a table of words, in both languages one after the other. */
function wordsOf(table: string): string[] {
  const words = text('web/shared/ui/tasks/task.texts.ts');
  return [...words.matchAll(new RegExp(`    ${table}: \\{\\n([^}]+)\\}`, 'g'))].flatMap(([, lines]) =>
    [...lines!.matchAll(/^ {6}'?([\w-]+)'?:/gm)].map(([, key]) => key!),
  );
}

it('every kind of long work has a name in both languages', () => {
  const kinds = found(
    sources.filter((file) => file.endsWith('.task.ts')),
    /readonly name = '([\w-]+)'/g,
  );
  expect(kinds.length).toBeGreaterThan(5);
  expect(wordsOf('kinds').sort()).toEqual([...kinds, ...kinds].sort());
});

it('every step that long work reports has words in both languages', () => {
  const perKindOfFile = found(sources, /\breport\(\s*`(\w+)\$\{kind\}`/g).flatMap((begin) =>
    fileKinds.map((kind) => begin + kind),
  );
  const steps = [...found(sources, /\breport\(\s*'(\w+)'/g), ...perKindOfFile];
  expect([steps.length > 10, perKindOfFile.length]).toEqual([true, fileKinds.length]);
  expect(wordsOf('steps').sort()).toEqual([...steps, ...steps].sort());
});
