import { randomUUID } from 'node:crypto';
import { Ledger } from '../../src/ledger/ledger.js';
import { AdvanceClockService } from '../../src/issuance/advance-clock.service.js';
import type { TestApp } from '../support/app.js';
import { Town, type TownShop } from '../support/town.js';

/** A town in which each movement class happens in its own month: what a closing has to hold. */
export class LivelyTown {
  private constructor(
    private readonly app: TestApp,
    readonly town: Town,
    readonly shops: [TownShop, TownShop],
    readonly otherEmployerId: string,
    readonly mother: string,
    readonly father: string,
  ) {}

  /**
   * June 2026: 20 notes to the mother that lapse with the month, 3 spent of which 1 is undone, 2 given to the father; 10
   * notes of 3,333 + 6,667 yen to the father, of another employer, of which 4 are spent at the other shop.
   */
  static async make(app: TestApp): Promise<LivelyTown> {
    const town = await Town.make(app, { asOf: '2026-06-10' });
    const shops: [TownShop, TownShop] = [await town.shop('一番'), await town.shop('二番')];
    const other = await town.employer('髙﨑商事株式会社', 88);
    const [mother, father] = [await town.person(), await town.person('髙橋 誠', 'タカハシ マコト', other)];
    const lively = new LivelyTown(app, town, shops, other, mother, father);
    await town.coupons(mother, { expiresOn: '2026-06-30' });
    await town.coupons(father, { employerYen: 3_333, cityYen: 6_667, employerId: other });
    await lively.pay(mother, shops[0], 2);
    await lively.undo(await lively.pay(mother, shops[0], 1), 'void');
    await lively.give(mother, father, 2);
    await lively.pay(father, shops[1], 4);
    return lively;
  }

  get id(): number {
    return this.town.id;
  }

  /** Everything falls due on the way. */
  async until(day: `${number}-${number}-${number}`): Promise<void> {
    await this.app.get(AdvanceClockService).advanceTo(this.id, day);
  }

  async pay(wallet: string, { merchantId, shopId }: TownShop, notes: number): Promise<string> {
    const now = Date.now();
    const times = { receivedAt: new Date(now), deadline: new Date(now + 30_000) };
    const item = { ...keyed(), wallet, merchant: merchantId, shop: shopId, notes, noteYen: 1000, ...times };
    return done(await this.app.get(Ledger).redeem(this.id, [item]));
  }

  async undo(undoes: string, as: 'void' | 'take_back' | 'unexpire' | 'unrecall'): Promise<string> {
    return done(await this.app.get(Ledger).undo(this.id, [{ ...keyed(), undoes, as }]));
  }

  async give(giver: string, receiver: string, notes: number): Promise<string> {
    const item = { ...keyed(), giver, receiver, notes, noteYen: 1000, maxHands: 0 };
    return done(await this.app.get(Ledger).give(this.id, [item]));
  }
}

function keyed() {
  return { id: randomUUID(), actor: randomUUID(), digest: randomUUID() };
}

function done([answer]: { status: string; operationId: string | null }[]): string {
  if (answer?.status !== 'done') throw new Error(`Refused: ${answer?.status}`);
  return answer.operationId!;
}
