/** A process that adds one to the number in a file, as often as told, each time under the lock. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { withProcessLock } from '../../src/database/embedded/process-lock.js';

const [lock = '', file = '', times = ''] = process.argv.slice(2);
for (let time = 0; time < Number(times); time++) {
  await withProcessLock(lock, async () => {
    const count = Number(await readFile(file, 'utf8'));
    await writeFile(`${file}.draft`, String(count + 1));
    await rename(`${file}.draft`, file);
  });
}
