import { Injectable } from '@nestjs/common';
import { tooManyTries } from './redemption.errors.js';

/** Wrong digits that one till may type in a minute. */
const MOST_TRIES = 5;
const WINDOW_MS = 60_000;
const MOST_TILLS = 10_000;

/**
 * Counts each till's wrong digits, in the memory of this process: with the hundred million numbers there are, a few
 * processes more give a guesser nothing.
 */
@Injectable()
export class WrongTries {
  /** When each try that is not known to be right was begun, by token; the till that tried longest ago comes first. */
  private readonly tries = new Map<string, number[]>();

  /**
   * Counts a try as wrong before it is looked up, so that tries sent all at once are counted too.
   *
   * @returns to be called when it was right
   * @throws DomainError too_many_tries
   */
  begin(tokenId: string, now = performance.now()): () => void {
    const recent = (this.tries.get(tokenId) ?? []).filter((at) => at > now - WINDOW_MS);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= MOST_TRIES) {
      throw tooManyTries(Math.ceil((oldest + WINDOW_MS - now) / 1000));
    }
    recent.push(now);
    this.tries.delete(tokenId);
    this.tries.set(tokenId, recent);
    if (this.tries.size > MOST_TILLS) this.tries.delete(this.tries.keys().next().value as string);
    return () => {
      const at = recent.indexOf(now);
      if (at >= 0) recent.splice(at, 1);
    };
  }
}
