import { setTimeout as delay } from 'node:timers/promises';

/**
 * Does the work and answers no sooner than after so many milliseconds, however it ended: from the time of the answer
 * nobody learns whether an address is known.
 */
export async function atLeast<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const passed = delay(milliseconds);
  try {
    return await work();
  } finally {
    await passed;
  }
}
