import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { jstDateOf } from '../domain/date.js';
import { operationIdOf, requestDigestOf } from '../domain/operation-key.js';
import { Ledger } from '../ledger/ledger.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { RecordedOperationsService } from '../wallets/recorded-operations.service.js';
import type { RedemptionView } from './dto/redemption.js';
import type { VoidAnswer } from './dto/void.js';
import { Watchers } from './live/watchers.js';
import { PosterDaysService } from './posters/poster-days.service.js';
import { notYoursAnyMore, tillRefusal } from './redemption.errors.js';

export interface Voiding {
  actorId: string;
  reason: string;
  /** To whom the key belongs: the shop, or the city's own token. */
  owner: string;
  key: string;
  /** Whether the day of the redemption may have passed: the city may, a shop may not. */
  later: boolean;
}

/** A redemption undone (取消): the notes go back where they came from, with the shares and the expiry that they had. */
@Injectable()
export class VoidService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly cityClock: CityClockService,
    private readonly recorded: RecordedOperationsService,
    private readonly posterDays: PosterDaysService,
    private readonly watchers: Watchers,
  ) {}

  /**
   * @throws DomainError void_only_same_day, already_voided, redemption_not_found, key_conflict
   */
  async void(cityId: number, redemption: RedemptionView, wanted: Voiding): Promise<VoidAnswer> {
    const { actorId, reason, owner, key, later } = wanted;
    const id = operationIdOf(cityId, owner, key);
    const answer = await this.transactions.run(async (manager) => {
      if (!later && !(await this.recorded.has(cityId, id))) {
        const today = await this.cityClock.now(cityId);
        if (jstDateOf(redemption.happenedAt) !== today.date) throw notYoursAnyMore();
      }
      const [answer] = await this.ledger.undo(cityId, [
        {
          id,
          undoes: redemption.id,
          as: 'void',
          shop: redemption.shop.id,
          actor: actorId,
          digest: requestDigestOf(`POST /api/v1/redemptions/${redemption.id}/void`, { reason }),
        },
      ]);
      const { status, amount, employerShare, cityShare, happenedAt, recordedAt } = answer!;
      if (status === 'done') {
        await manager.query(
          'insert into redemption_voids (city_id, operation_id, redemption_id, reason) values ($1, $2, $3, $4)',
          [cityId, id, redemption.id, reason],
        );
        await this.posterDays.giveBack(cityId, redemption.id, redemption.notes);
      } else if (status !== 'replayed') {
        throw tillRefusal(status);
      }
      const { notes, shop } = redemption;
      return {
        id,
        status: 'done',
        redemptionId: redemption.id,
        notes,
        amount,
        employerShare,
        cityShare,
        shop,
        happenedAt: happenedAt!,
        recordedAt: recordedAt!,
      } as const;
    });
    this.watchers.nudge(cityId, redemption.shop.id);
    return answer;
  }
}
