import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { operationIdOf, requestDigestOf } from '../domain/operation-key.js';
import { Employee } from '../employers/employee.entity.js';
import { Ledger } from '../ledger/ledger.js';
import { CoWorkersService } from './co-workers.service.js';
import { CurrentRulesService } from './current-rules.service.js';
import { giftCaps } from './gift-caps.js';
import type { NewThanks, TakeBackAnswer, ThanksAnswer } from './dto/thanks.js';
import { RecordedOperationsService } from './recorded-operations.service.js';
import { TakeBackService } from './take-back.service.js';
import { Thanks } from './thanks.entity.js';
import { walletRefusal } from './wallet.errors.js';

const MINUTE_MS = 60_000;

/** Notes given to a co-worker, with words (お礼). */
@Injectable()
export class ThanksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly currentRules: CurrentRulesService,
    private readonly coWorkers: CoWorkersService,
    private readonly recorded: RecordedOperationsService,
    private readonly takeBacks: TakeBackService,
  ) {}

  /**
   * Gives notes from the employee's own wallet. The same key again answers the first answer, whatever has changed since.
   *
   * @throws DomainError not_a_co_worker, to_oneself, bad_notes, insufficient_notes, giver_cap_passed, pair_cap_passed,
   *   receiver_cap_passed, unknown_wallet, key_conflict, message_too_long, before_programme
   */
  async give(cityId: number, giverId: string, wanted: NewThanks, key: string): Promise<ThanksAnswer> {
    const id = operationIdOf(cityId, giverId, key);
    const { receiverId, notes, noteYen, message, card } = wanted;
    const digest = requestDigestOf('POST /api/v1/wallet/thanks', { receiverId, notes, noteYen, message, card });
    const rules = await this.currentRules.of(cityId);
    return this.transactions.run(async (manager) => {
      if (receiverId !== giverId && !(await this.recorded.has(cityId, id))) {
        await this.coWorkers.mustWorkTogether(cityId, giverId, receiverId);
      }
      const [answer] = await this.ledger.give(cityId, [
        {
          id,
          giver: giverId,
          receiver: receiverId,
          notes,
          noteYen: noteYen ?? rules.noteYen,
          maxHands: rules.passesAllowed,
          dailyCapNotes: rules.giverDailyCapNotes ?? undefined,
          ...giftCaps(rules),
          actor: giverId,
          digest,
        },
      ]);
      const { status, amount, happenedAt, recordedAt } = answer!;
      if (status === 'done') {
        await manager.insert(Thanks, {
          cityId,
          operationId: id,
          giverId,
          receiverId,
          claimLinkId: null,
          message,
          card,
        });
      } else if (status !== 'replayed') {
        throw walletRefusal(status);
      }
      const receiver = await manager.findOneByOrFail(Employee, { cityId, id: receiverId });
      return {
        id,
        status: 'done',
        receiver: { id: receiver.id, name: receiver.name },
        notes,
        amount,
        message,
        card,
        happenedAt: happenedAt!,
        recordedAt: recordedAt!,
        takeBackUntil: new Date(recordedAt!.getTime() + rules.takeBackMinutes * MINUTE_MS),
      };
    });
  }

  /**
   * Takes one's own thanks back, all of them, within the minutes of the rules and while they are untouched.
   *
   * @throws DomainError thanks_not_found, already_taken_back, take_back_too_late, already_used, key_conflict
   */
  takeBack(cityId: number, giverId: string, thanksId: string, key: string): Promise<TakeBackAnswer> {
    return this.takeBacks.takeBack(cityId, giverId, thanksId, key);
  }
}
