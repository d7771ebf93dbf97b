import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { operationIdOf, requestDigestOf } from '../domain/operation-key.js';
import { Ledger } from '../ledger/ledger.js';
import { ClaimLink } from './claim-link.entity.js';
import { CurrentRulesService } from './current-rules.service.js';
import type { TakeBackAnswer } from './dto/thanks.js';
import { Thanks } from './thanks.entity.js';
import { thanksNotFound, walletRefusal } from './wallet.errors.js';

const MINUTE_MS = 60_000;

/** The giver changes his or her mind: thanks within minutes, a claim link at any time before it is claimed. */
@Injectable()
export class TakeBackService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly currentRules: CurrentRulesService,
  ) {}

  /**
   * @throws DomainError thanks_not_found, already_taken_back, take_back_too_late, already_used, key_conflict
   */
  async takeBack(cityId: number, giverId: string, thanksId: string, key: string): Promise<TakeBackAnswer> {
    const { takeBackMinutes } = await this.currentRules.of(cityId);
    return this.transactions.run(async (manager) => {
      const thanks = await manager.findOneBy(Thanks, { cityId, operationId: thanksId, giverId });
      if (!thanks) throw thanksNotFound();
      const id = operationIdOf(cityId, giverId, key);
      const [answer] = await this.ledger.undo(cityId, [
        {
          id,
          undoes: thanksId,
          as: 'take_back',
          notBefore: thanks.claimLinkId === null ? new Date(Date.now() - takeBackMinutes * MINUTE_MS) : undefined,
          actor: giverId,
          digest: requestDigestOf(`POST /api/v1/wallet/thanks/${thanksId}/take-back`, null),
        },
      ]);
      const { status, amount, happenedAt, recordedAt } = answer!;
      if (status !== 'done' && status !== 'replayed') throw walletRefusal(status);
      if (status === 'done' && thanks.claimLinkId !== null) {
        await manager.update(ClaimLink, { cityId, id: thanks.claimLinkId }, { settledAt: new Date() });
      }
      return { id, status: 'done', amount, happenedAt: happenedAt!, recordedAt: recordedAt! };
    });
  }
}
