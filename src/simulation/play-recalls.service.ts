import { Injectable } from '@nestjs/common';
import { operationIdOf, requestDigestOf } from '../domain/operation-key.js';
import { Ledger } from '../ledger/ledger.js';
import type { Recall } from './life.js';
import type { Refusals } from './refusals.js';

/** What the city takes back, and gives out again where that was wrong. */
@Injectable()
export class PlayRecallsService {
  constructor(private readonly ledger: Ledger) {}

  async recall(cityId: number, recalls: readonly Recall[], actor: string, refusals: Refusals): Promise<void> {
    const answers = await this.ledger.recall(
      cityId,
      recalls.map((recall) => ({
        id: recallId(cityId, recall),
        allocation: recall.parent.allocationId,
        actor,
        digest: requestDigestOf('simulated recall', { allocation: recall.parent.allocationId }),
      })),
    );
    refusals.sift(recalls, answers);
  }

  async undo(cityId: number, recalls: readonly Recall[], actor: string, refusals: Refusals): Promise<void> {
    const answers = await this.ledger.undo(
      cityId,
      recalls.map((recall) => ({
        id: operationIdOf(cityId, recall.parent.employeeId, `${recall.key}:undo`),
        undoes: recallId(cityId, recall),
        as: 'unrecall',
        actor,
        digest: requestDigestOf('simulated unrecall', { id: recallId(cityId, recall) }),
      })),
    );
    refusals.sift(recalls, answers);
  }
}

function recallId(cityId: number, { parent, key }: Recall): string {
  return operationIdOf(cityId, parent.employeeId, key);
}
