import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { DisputeDecision, DisputeView } from '../dto/dispute.js';
import { ReadRedemptionsService } from '../read-redemptions.service.js';
import { VoidService } from '../void-redemption.service.js';
import { disputeDecided, disputeNotFound } from './dispute.errors.js';
import { DisputesService } from './disputes.service.js';

/** The city's word on a dispute. */
@Injectable()
export class DecideDisputeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly disputes: DisputesService,
    private readonly redemptions: ReadRedemptionsService,
    private readonly voids: VoidService,
  ) {}

  /**
   * Upheld, the redemption is undone in the same transaction, unless the shop has undone it meanwhile; dismissed, it
   * stands.
   *
   * @throws DomainError dispute_not_found, dispute_decided, already_voided when it is being undone at this moment
   */
  decide(cityId: number, id: string, { uphold, reason }: DisputeDecision, actorId: string): Promise<DisputeView> {
    return this.transactions.run(async (manager) => {
      const [dispute] = await manager.query<{ redemptionId: string; state: string }[]>(
        `select redemption_id as "redemptionId", state from redemption_disputes
          where city_id = $1 and id = $2 for no key update`,
        [cityId, id],
      );
      if (!dispute) throw disputeNotFound();
      if (dispute.state !== 'open') throw disputeDecided();
      const voidId = uphold ? await this.undo(cityId, id, dispute.redemptionId, { reason, actorId }) : null;
      await manager.query(
        `update redemption_disputes
            set state = $3, decided_by = $4, decided_at = clock_timestamp(), decision = $5, void_id = $6
          where city_id = $1 and id = $2`,
        [cityId, id, uphold ? 'upheld' : 'dismissed', actorId, reason, voidId],
      );
      return this.disputes.find(cityId, id);
    });
  }

  private async undo(
    cityId: number,
    disputeId: string,
    redemptionId: string,
    { reason, actorId }: { reason: string; actorId: string },
  ): Promise<string> {
    const { view } = await this.redemptions.find(cityId, redemptionId);
    if (view.voided) return view.voided.id;
    const plain = reason.replaceAll('\n', ' ');
    const wanted = { actorId, reason: plain, owner: disputeId, key: 'upheld', later: true };
    return (await this.voids.void(cityId, view, wanted)).id;
  }
}
