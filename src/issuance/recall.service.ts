import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { derivedId, requestDigestOf } from '../domain/operation-key.js';
import { enrolmentNotFound } from '../enrolments/enrolment.errors.js';
import { recordEvents } from '../enrolments/record-events.js';
import { Ledger, MAX_ITEMS } from '../ledger/ledger.js';
import { CityClockService } from '../programmes/city-clock.service.js';
import { allocationNotFound } from './issuance.errors.js';
import { type FirstHands, OverIssuedService } from './over-issued.service.js';

/** What to recall: all that an ended enrolment has left (of another one: the months it was not owed), or allocations. */
export type RecallOrder = { enrolmentId: string } | { allocationIds: string[] };

/** What one recall took back, in whole yen; `keptYen` is given or spent, and stays so. */
export interface Recalled {
  allocationId: string;
  month: string;
  amount: number;
  employerShare: number;
  cityShare: number;
  keptYen: number;
}

/** Takes coupons back from their first hands, also out of open claim links. What was given stays given. */
@Injectable()
export class RecallService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly overIssued: OverIssuedService,
    private readonly cityClock: CityClockService,
  ) {}

  /**
   * Recalls by order of the welfare section, and writes the reason to the enrolments it concerns. What a void brings
   * back later is recalled too; recalling again takes nothing twice.
   *
   * @returns what was taken back now, an entry for each allocation that it concerned
   * @throws DomainError enrolment_not_found, allocation_not_found
   */
  async recall(cityId: number, order: RecallOrder, by: { actorId: string; reason: string }): Promise<Recalled[]> {
    const { date } = await this.cityClock.now(cityId);
    return this.transactions.run(async (manager) => {
      const concerned = await this.concerned(cityId, order);
      const recalled: Recalled[] = [];
      for (let from = 0; from < concerned.length; from += MAX_ITEMS) {
        recalled.push(...(await this.take(cityId, concerned.slice(from, from + MAX_ITEMS), by.actorId)));
      }
      await this.record(manager, cityId, concerned, recalled, { ...by, onDate: date });
      return recalled;
    });
  }

  /** Writes to each enrolment of which something was taken back what that was, and why. */
  private async record(
    manager: EntityManager,
    cityId: number,
    concerned: FirstHands[],
    recalled: Recalled[],
    why: { actorId: string; reason: string; onDate: DateIso },
  ): Promise<void> {
    const taken = new Map<string, { month: string; amount: number }[]>();
    for (const [at, { enrolmentId }] of concerned.entries()) {
      const { month, amount } = recalled[at]!;
      if (amount > 0) taken.set(enrolmentId, [...(taken.get(enrolmentId) ?? []), { month, amount }]);
    }
    const events = [...taken].map(([enrolmentId, months]) => ({
      ...why,
      enrolmentId,
      event: 'recall' as const,
      before: null,
      after: { recalled: months },
    }));
    await recordEvents(manager, cityId, events);
  }

  private async concerned(cityId: number, order: RecallOrder): Promise<FirstHands[]> {
    if ('allocationIds' in order) {
      const found = await this.overIssued.firstHands(cityId, order);
      if (found.length < new Set(order.allocationIds).size) throw allocationNotFound();
      await this.lockEnrolments(cityId, [...new Set(found.map((one) => one.enrolmentId))]);
      // Another recall may have been waited for; what is left is looked at again.
      return this.overIssued.firstHands(cityId, order);
    }
    const [enrolment] = await this.lockEnrolments(cityId, [order.enrolmentId]);
    if (!enrolment) throw enrolmentNotFound();
    if (enrolment.state !== 'ended') return this.overIssued.list(cityId, order.enrolmentId);
    const all = await this.overIssued.firstHands(cityId, { enrolmentId: order.enrolmentId });
    return all.filter((one) => one.recallable > 0);
  }

  /** In one order of ids, so that two recalls cannot wait for each other; the events of an enrolment are numbered under it. */
  private lockEnrolments(cityId: number, ids: string[]): Promise<{ state: string }[]> {
    return this.transactions.query(
      'select state from enrolments where city_id = $1 and id = any($2) order by id for update',
      [cityId, ids],
    );
  }

  private async take(cityId: number, concerned: FirstHands[], actorId: string): Promise<Recalled[]> {
    const answers = await this.ledger.recall(
      cityId,
      concerned.map(({ allocationId, orderNumber }) => ({
        id: derivedId(allocationId, `recall:${orderNumber}`),
        allocation: allocationId,
        actor: actorId,
        digest: requestDigestOf('recall', { allocationId, orderNumber }),
      })),
    );
    return concerned.map((one, at) => {
      const answer = answers[at]!;
      // A replayed answer tells what an earlier recall took; nothing was taken now.
      const { amount, employerShare, cityShare } =
        answer.status === 'done' ? answer : { amount: 0, employerShare: 0, cityShare: 0 };
      const keptYen = one.amount - one.returned - amount;
      return { allocationId: one.allocationId, month: one.month, amount, employerShare, cityShare, keptYen };
    });
  }
}
