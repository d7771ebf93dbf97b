import { randomUUID } from 'node:crypto';
import { Ledger } from '../../src/ledger/ledger.js';
import { LookForAbuseService } from '../../src/signals/look-for-abuse.service.js';
import type { SignalView } from '../../src/signals/dto/signal.dto.js';
import type { TestApp } from '../support/app.js';
import { Town, type TownShop } from '../support/town.js';

/** A live town in which people give and pay as a test wants it. */
export class AbusingTown {
  private constructor(
    private readonly app: TestApp,
    readonly town: Town,
    readonly welfare: string,
  ) {}

  static async make(app: TestApp): Promise<AbusingTown> {
    const town = await Town.make(app, { startsMonth: '2025-04' });
    return new AbusingTown(app, town, await app.tokenFor(town.id, 'city_welfare'));
  }

  get id(): number {
    return this.town.id;
  }

  /** Somebody of an employer with 20 notes. */
  async holder(employerId = this.town.employerId): Promise<string> {
    const id = await this.town.person('村上 智子', 'ムラカミ トモコ', employerId);
    await this.town.coupons(id, { employerId });
    return id;
  }

  async give(giver: string, receiver: string, notes: number): Promise<string> {
    const item = { ...keyed(), giver, receiver, notes, noteYen: 1000, maxHands: 1, actor: giver };
    return done(await this.app.get(Ledger).give(this.id, [item]));
  }

  async pay(wallet: string, { merchantId, shopId }: TownShop, notes: number, actor: string = randomUUID()) {
    const times = { receivedAt: new Date(), deadline: new Date(Date.now() + 30_000) };
    const item = { ...keyed(), wallet, merchant: merchantId, shop: shopId, notes, noteYen: 1000, actor, ...times };
    return done(await this.app.get(Ledger).redeem(this.id, [item]));
  }

  async void(undoes: string, actor: string): Promise<void> {
    done(await this.app.get(Ledger).undo(this.id, [{ ...keyed(), undoes, as: 'void', actor }]));
  }

  look() {
    return this.app.get(LookForAbuseService).lookNow(this.id);
  }

  ask(path: string, body?: object, token = this.welfare) {
    return this.app.fetch(`/api/v1/${path}`, { token, ...(body && { body }) });
  }

  async signals(kind: string): Promise<SignalView[]> {
    const { status, body } = await this.ask(`signals?kind=${kind}`);
    if (status !== 200) throw new Error(`${status} ${body.code}`);
    return body.items;
  }

  /** Ids of the subjects of one kind of signal, sorted; of none where there is none. */
  async subjects(kind: string): Promise<string[][]> {
    return (await this.signals(kind)).map(({ subjects }) => subjects.map(({ id }) => id).sort());
  }
}

function keyed() {
  return { id: randomUUID(), actor: randomUUID(), digest: randomUUID() };
}

function done([answer]: { status: string; operationId: string | null }[]): string {
  if (answer?.status !== 'done') throw new Error(`Refused: ${answer?.status}`);
  return answer.operationId!;
}
