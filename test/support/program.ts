import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/**
 * What node is told, to run a program in a process of its own: as it was built where the build is of these very sources
 * (`SANKYU_TEST_BUILT`, see global-setup.mjs), which starts in half the time; else from the sources.
 */
export function nodeArgumentsOf(program: `${'src' | 'test'}/${string}.ts`): string[] {
  if (process.env.SANKYU_TEST_BUILT && program.startsWith('src/')) {
    return [fileURLToPath(new URL(`dist/${program.replace(/\.ts$/, '.js')}`, root))];
  }
  return ['--import', new URL('typescript.mjs', import.meta.url).href, fileURLToPath(new URL(program, root))];
}
