import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { derivedId, operationIdOf, requestDigestOf } from '../domain/operation-key.js';
import { Employee } from '../employers/employee.entity.js';
import { Ledger } from '../ledger/ledger.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { ClaimLink } from './claim-link.entity.js';
import { CoWorkersService } from './co-workers.service.js';
import { CurrentRulesService } from './current-rules.service.js';
import { giftCaps } from './gift-caps.js';
import type { ClaimAnswer, ClaimLinkAnswer, NewClaimLink } from './dto/claim-link.js';
import type { TakeBackAnswer } from './dto/thanks.js';
import { dueBy } from './links-due.js';
import { ListClaimLinksService } from './list-claim-links.service.js';
import { RecordedOperationsService } from './recorded-operations.service.js';
import { TakeBackService } from './take-back.service.js';
import { Thanks } from './thanks.entity.js';
import { claimLinkNotFound, linkTooLong, walletRefusal } from './wallet.errors.js';
import { hashOfSecret, WalletSecretsService } from './wallet-secrets.service.js';

const DAY_MS = 86_400_000;

/** A gift to somebody who is not registered yet, or whose name is not known: whoever opens the link and belongs there. */
@Injectable()
export class ClaimLinkService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly cityClock: CityClockService,
    private readonly currentRules: CurrentRulesService,
    private readonly coWorkers: CoWorkersService,
    private readonly recorded: RecordedOperationsService,
    private readonly takeBacks: TakeBackService,
    private readonly secrets: WalletSecretsService,
    private readonly links: ListClaimLinksService,
  ) {}

  /**
   * Puts notes into a new link. Only a hash of its secret is kept; the same key again answers the same secret.
   *
   * @throws DomainError claim_link_too_long, bad_notes, insufficient_notes, giver_cap_passed, unknown_wallet,
   *   key_conflict, message_too_long, before_programme
   */
  async create(cityId: number, giverId: string, wanted: NewClaimLink, key: string): Promise<ClaimLinkAnswer> {
    const operationId = operationIdOf(cityId, giverId, key);
    const id = derivedId(operationId, 'link');
    const { notes, noteYen, message, card, days } = wanted;
    const rules = await this.currentRules.of(cityId);
    await this.transactions.run(async (manager) => {
      if ((days ?? 0) > rules.claimLinkDays && !(await this.recorded.has(cityId, operationId))) {
        throw linkTooLong(rules.claimLinkDays);
      }
      const [answer] = await this.ledger.give(cityId, [
        {
          id: operationId,
          giver: giverId,
          link: id,
          notes,
          noteYen: noteYen ?? rules.noteYen,
          maxHands: rules.passesAllowed,
          dailyCapNotes: rules.giverDailyCapNotes ?? undefined,
          actor: giverId,
          digest: requestDigestOf('POST /api/v1/wallet/claim-links', { notes, noteYen, message, card, days }),
        },
      ]);
      if (answer!.status === 'replayed') return;
      if (answer!.status !== 'done') throw walletRefusal(answer!.status);
      const now = await this.cityClock.now(cityId);
      await manager.insert(ClaimLink, {
        cityId,
        id,
        giverId,
        operationId,
        secretHash: hashOfSecret(this.secrets.ofClaimLink(cityId, operationId)),
        returnsAt: new Date(now.instant.getTime() + (days ?? rules.claimLinkDays) * DAY_MS),
      });
      await manager.insert(Thanks, { cityId, operationId, giverId, receiverId: null, claimLinkId: id, message, card });
    });
    return this.links.find(cityId, giverId, id);
  }

  /**
   * Moves what is in the link into the claimant's wallet.
   *
   * @throws DomainError claim_link_not_found, not_a_co_worker, own_link, nothing_to_claim, pair_cap_passed,
   *   receiver_cap_passed, unknown_wallet, key_conflict
   */
  async claim(cityId: number, claimantId: string, secret: string, key: string): Promise<ClaimAnswer> {
    const id = operationIdOf(cityId, claimantId, key);
    const rules = await this.currentRules.of(cityId);
    return this.transactions.run(async (manager) => {
      const link = await manager.findOneBy(ClaimLink, { cityId, secretHash: hashOfSecret(secret) });
      if (!link) throw claimLinkNotFound();
      if (!(await this.recorded.has(cityId, id))) {
        if (rules.claimSameEmployer && link.giverId !== claimantId) {
          await this.coWorkers.mustWorkTogether(cityId, link.giverId, claimantId);
        }
        if (link.returnsAt <= dueBy(await this.cityClock.clock(cityId), new Date())) {
          throw walletRefusal('nothing_to_claim');
        }
      }
      const digest = requestDigestOf('POST /api/v1/claims', { link: link.id });
      const item = { id, link: link.id, claimant: claimantId, actor: claimantId, digest, ...giftCaps(rules) };
      const [answer] = await this.ledger.claim(cityId, [item]);
      const { status, amount, happenedAt } = answer!;
      if (status !== 'done' && status !== 'replayed') throw walletRefusal(status);
      if (status === 'done') {
        await manager.update(ClaimLink, { cityId, id: link.id }, { settledAt: new Date() });
        await manager.update(Thanks, { cityId, operationId: link.operationId }, { receiverId: claimantId });
      }
      const thanks = await manager.findOneByOrFail(Thanks, { cityId, operationId: link.operationId });
      const giver = await manager.findOneByOrFail(Employee, { cityId, id: link.giverId });
      const { message, card } = thanks;
      return {
        id,
        status: 'done',
        giver: { id: giver.id, name: giver.name },
        amount,
        message,
        card,
        happenedAt: happenedAt!,
      };
    });
  }

  /**
   * The giver takes what is in the link back, at any time before it is claimed.
   *
   * @throws DomainError claim_link_not_found, already_taken_back, already_used, key_conflict
   */
  async takeBack(cityId: number, giverId: string, linkId: string, key: string): Promise<TakeBackAnswer> {
    const link = await this.transactions.manager.findOneBy(ClaimLink, { cityId, id: linkId, giverId });
    if (!link) throw claimLinkNotFound();
    return this.takeBacks.takeBack(cityId, giverId, link.operationId, key);
  }
}
