import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from '@jest/globals';
import { packageRoot } from '../../src/database/package-root.js';
import { importsOf } from './imports-of.js';

const source = join(packageRoot(), 'src');

/** Who may read what is some seconds old: reports, and lists as files. The module makes it, the metrics count its reads.
 */
const MAY =
  /^(database\/replica\/|database\/database\.module\.ts$|http\/metrics\/pool-metrics\.ts$|reports\/[\w-]+\.service\.ts$|lists\/)/;

/** Of these, whose rows anybody decides by, or who writes. */
const MAY_NOT = /^reports\/(report-entries|find-operation|verify-ledger)/;

function readersOf(target: string): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) =>
      importsOf(join(source, file)).some(
        (path) => path?.startsWith('.') && relative(source, join(source, dirname(file), path)) === target,
      ),
    )
    .sort();
}

it('nothing is decided on the replica: reports and files of lists read there, and nothing else knows of it', () => {
  const readers = readersOf('database/replica/replica.js');
  expect(readers).toEqual(expect.arrayContaining(['lists/list-reading.ts', 'reports/journal.service.ts']));
  expect(readers.filter((file) => !MAY.test(file) || MAY_NOT.test(file))).toEqual([]);
});

it('a list is read there for a file, never for a page', () => {
  expect(readersOf('lists/read-rows.js')).toEqual(['lists/list-reading.ts']);
});
