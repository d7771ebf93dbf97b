import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { operationIdOf, requestDigestOf } from '../domain/operation-key.js';
import { Ledger } from '../ledger/ledger.js';
import type { ProgrammeRules } from '../programmes/programme-rules.entity.js';
import { ClaimLinkService } from '../wallets/claim-link.service.js';
import { Thanks } from '../wallets/thanks.entity.js';
import type { Gift } from './life.js';
import type { Refusals } from './refusals.js';

const MINUTE_MS = 60_000;
const CARD = 'plain';

/** Thanks of many people at once: one call of the ledger for all of them, with the words that went along. */
@Injectable()
export class PlayGiftsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly claimLinks: ClaimLinkService,
  ) {}

  async give(cityId: number, gifts: readonly Gift[], rules: ProgrammeRules, refusals: Refusals): Promise<void> {
    const given = gifts.map((gift) => ({ gift, id: giftId(cityId, gift) }));
    await this.transactions.run(async (manager) => {
      const answers = await this.ledger.give(
        cityId,
        given.map(({ gift, id }) => ({
          id,
          giver: gift.giver.employeeId,
          receiver: gift.receiver?.employeeId,
          notes: gift.notes,
          noteYen: gift.giver.noteYen,
          maxHands: rules.passesAllowed,
          dailyCapNotes: rules.giverDailyCapNotes ?? undefined,
          actor: gift.giver.employeeId,
          digest: requestDigestOf('simulated gift', { to: gift.receiver?.employeeId, notes: gift.notes }),
        })),
      );
      const done = refusals.sift(given, answers);
      const rows = done.map(({ gift, id }) => ({
        cityId,
        operationId: id,
        giverId: gift.giver.employeeId,
        receiverId: gift.receiver?.employeeId ?? null,
        claimLinkId: null,
        message: gift.message,
        card: CARD,
      }));
      if (rows.length > 0) await manager.insert(Thanks, rows);
    });
    await this.takeBack(
      cityId,
      given.filter(({ gift }) => gift.takenBack),
      rules,
      refusals,
    );
  }

  /** Puts notes into a claim link; its secret, as long as nobody has claimed it. */
  async open(cityId: number, gift: Gift, refusals: Refusals): Promise<string | null> {
    const { giver, notes, message, key } = gift;
    const wanted = { notes, noteYen: giver.noteYen, message, card: CARD };
    const link = await refusals.count(() => this.claimLinks.create(cityId, giver.employeeId, wanted, key));
    return link?.secret ?? null;
  }

  async claim(cityId: number, gift: Gift, secret: string, refusals: Refusals): Promise<void> {
    const { claim, key } = gift;
    if (!claim) return;
    await refusals.count(() => this.claimLinks.claim(cityId, claim.claimant.employeeId, secret, `${key}:claim`));
  }

  private async takeBack(
    cityId: number,
    given: readonly { gift: Gift; id: string }[],
    { takeBackMinutes }: ProgrammeRules,
    refusals: Refusals,
  ): Promise<void> {
    const answers = await this.ledger.undo(
      cityId,
      given.map(({ gift, id }) => ({
        id: operationIdOf(cityId, gift.giver.employeeId, `${gift.key}:take-back`),
        undoes: id,
        as: 'take_back',
        notBefore: new Date(Date.now() - takeBackMinutes * MINUTE_MS),
        actor: gift.giver.employeeId,
        digest: requestDigestOf('simulated take-back', { id }),
      })),
    );
    refusals.sift(given, answers);
  }
}

function giftId(cityId: number, gift: Gift): string {
  return operationIdOf(cityId, gift.giver.employeeId, gift.key);
}
