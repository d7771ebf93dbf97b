import { DomainError } from '../domain/domain-error.js';
import type { LedgerAnswer } from '../ledger/ledger-items.js';

/** What was refused in a simulation, by code. Refusals belong to a life: nothing of them is recorded, they are counted. */
export class Refusals {
  readonly byCode: Record<string, number> = {};

  /** Counts the refusals of a batch; gives back the items that were done now. */
  sift<T>(items: readonly T[], answers: readonly LedgerAnswer[]): T[] {
    return items.filter((_, index) => {
      const status = answers[index]?.status ?? 'unanswered';
      if (status !== 'done' && status !== 'replayed') this.add(status);
      return status === 'done';
    });
  }

  /** Does one thing by itself; undefined when a rule refused it. */
  async count<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.add(error.code);
      return undefined;
    }
  }

  private add(code: string): void {
    this.byCode[code] = (this.byCode[code] ?? 0) + 1;
  }
}
