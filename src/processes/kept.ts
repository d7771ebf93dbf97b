import type { Ending, Going } from './ending.js';

/** What a keeper and a process that it keeps say to each other. */
export type FromKeeper = 'show where to begin' | 'leave';
export type ToKeeper = 'ready' | 'shown';

/** Others wait until this process is gone, and nobody for it: what takes a minute may come to its end. */
const LEAVING: Going = { finishingMs: 60_000, succeeded: true };

/**
 * Tells the keeper that this process is ready, and does from now on what it says.
 * @param show says where to begin; one of all processes is asked to
 */
export function obeyKeeper(show: () => Promise<void>, ending: Ending): void {
  process.on('message', (message: FromKeeper) => {
    if (message === 'leave') void ending.stop(0, LEAVING);
    if (message === 'show where to begin') {
      show().then(
        () => tellKeeper('shown'),
        (error: unknown) => {
          void ending.fail(error);
        },
      );
    }
  });
  tellKeeper('ready');
}

function tellKeeper(message: ToKeeper): void {
  process.send!(message);
}
