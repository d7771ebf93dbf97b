import { onInterrupt } from './on-interrupt.js';

/** Does the work, which Ctrl-C and its kin have given up: it undoes what it had begun before the process ends. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const given = new AbortController();
  const working = work(given.signal);
  const forget = onInterrupt(async () => {
    given.abort();
    await working;
  });
  try {
    return await working;
  } finally {
    forget();
  }
}
