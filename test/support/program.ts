import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** A program of the service, or one of those of the tests that global-setup.mjs names. */
export type Program = `src/${string}.ts` | 'test/faults/finance-steps.ts' | 'test/support/hold-embedded.ts';

/**
 * What node is told, to run a program in a process of its own: as it was built where the build is of these very sources
 * (`SANKYU_TEST_BUILT`, see global-setup.mjs), which starts in half the time; else from the sources.
 */
export function nodeArgumentsOf(program: Program): string[] {
  if (process.env.SANKYU_TEST_BUILT) {
    return [fileURLToPath(new URL(`dist/${program.replace(/\.ts$/, '.js')}`, root))];
  }
  return ['--import', new URL('typescript.mjs', import.meta.url).href, fileURLToPath(new URL(program, root))];
}
