import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packageRoot } from '../../src/database/package-root.js';

/** Lines; the few files that need more say one thing that would not be clearer in two. */
const LONGEST_SOURCE = 300;

/** Not ours, or made from what is ours. */
const NOT_WRITTEN_HERE = ['node_modules', 'dist', '.git', '.sankyu', 'coverage', 'package-lock.json', 'schema.d.ts'];
const TEXT = /\.(ts|tsx|js|mjs|sql|md|json|css|html|ya?ml|sh)$|^run$/;

/** Written apart, so that this file does not find itself. */
const CAST = 'as ' + 'any';
const FORBIDDEN = [
  'TO' + 'DO',
  'FIX' + 'ME',
  'XX' + 'X',
  CAST,
  '@ts-' + 'ignore',
  '@ts-' + 'nocheck',
  'eslint-' + 'disable',
  '.on' + 'ly(',
  '.sk' + 'ip(',
];

describe('the sources', () => {
  const root = packageRoot();
  const written = filesBelow(root);
  const sources = written.filter((path) => /^(src|web)\//.test(path));
  const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

  it('are found', () => {
    expect(sources).toEqual(expect.arrayContaining(['src/domain/yen.ts', 'web/app/main.tsx']));
    expect(written).toContain('test/structure/sources.test.ts');
    expect(written).toContain('.ci/run');
  });

  it('leave nothing for later and silence no checker', () => {
    const found = written.flatMap((path) =>
      FORBIDDEN.filter((word) => names(textOf(path), word)).map((word) => `${path}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['chance that cannot be repeated or trusted', /\bMath\.random\b/],
    ['money as floating-point numbers', /\bparseFloat\b/],
  ])('never use %s', (_, pattern) => {
    expect(sources.filter((path) => pattern.test(textOf(path)))).toEqual([]);
  });

  it(`are small files, none above ${LONGEST_SOURCE} lines`, () => {
    const long = sources.filter((path) => textOf(path).split('\n').length > LONGEST_SOURCE);
    expect(long).toEqual([]);
  });

  it.each(FORBIDDEN)('would be found saying %s', (word) => {
    expect(names(`a line // ${word}: b`, word)).toBe(true);
    expect(names(`it${word}'x')`, word)).toBe(!/^\w/.test(word));
  });
});

/** Whether the text says the word by itself, not inside a longer one; and the cast as such, not in a sentence. */
function names(text: string, word: string): boolean {
  const escaped = word.replace(/[.(]/g, '\\$&');
  return new RegExp(
    `${/^\w/.test(word) ? '\\b' : ''}${escaped}${/\w$/.test(word) ? '\\b' : ''}${word === CAST ? '(?! \\w)' : ''}`,
  ).test(text);
}

function filesBelow(root: string, folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NOT_WRITTEN_HERE.includes(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(root, path);
      return entry.isFile() && TEXT.test(entry.name) ? [relative(root, path).replaceAll('\\', '/')] : [];
    });
}
