import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { notFound } from '../../http/not-found.error.js';
import type { CodeState } from '../dto/code-state.js';
import { EventStream } from '../live/event-stream.js';
import { Watchers } from '../live/watchers.js';

/** The ledger takes what was received in time up to the till’s usual deadline. */
const LATE_MS = 30_000;

interface CodeRow {
  usableUntil: Date;
  over: boolean;
  id: string | null;
  notes: number;
  amount: number;
  shopId: string;
  shopName: string;
  happenedAt: Date;
}

/** What became of a code, for the holder who shows it. */
@Injectable()
export class CodeStateService {
  constructor(
    private readonly transactions: Transactions,
    private readonly watchers: Watchers,
  ) {}

  /** @throws DomainError not_found, also for somebody else’s code */
  async of(cityId: number, employeeId: string, codeId: string): Promise<CodeState> {
    const [row] = await this.transactions.query<CodeRow>(
      `select c.usable_until as "usableUntil", c.usable_until < clock_timestamp() as over,
              o.id, c.notes, o.amount, s.id as "shopId", s.name as "shopName", o.happened_at as "happenedAt"
         from redemption_codes c
         left join ledger.operations o on o.city_id = c.city_id and o.code_id = c.id
         left join shops s on s.city_id = o.city_id and s.id = o.shop_id
        where c.city_id = $1 and c.id = $2 and c.employee_id = $3`,
      [cityId, codeId, employeeId],
    );
    if (!row) throw notFound();
    const { usableUntil, over, id, notes, amount, shopId, shopName, happenedAt } = row;
    if (id === null) return { state: over ? 'lapsed' : 'open', usableUntil, redemption: null };
    const redemption = { id, notes, amount, shop: { id: shopId, name: shopName }, happenedAt };
    return { state: 'used', usableUntil, redemption };
  }

  /**
   * Tells the state at once and whenever it changes; ends when it will change no more.
   *
   * @throws DomainError not_found, too_many_watching
   */
  async watch(cityId: number, employeeId: string, codeId: string): Promise<EventStream> {
    await this.of(cityId, employeeId, codeId);
    const stream = new EventStream();
    let told: CodeState['state'] | undefined;
    const look = async () => {
      const now = await this.of(cityId, employeeId, codeId);
      if (now.state !== told) stream.tell(now.state, now);
      told = now.state;
      // A payment that arrived in time may be committed a moment after it.
      if (now.state === 'used' || now.usableUntil.getTime() < Date.now() - LATE_MS) stream.end();
    };
    this.watchers.watch({ cityId, about: codeId, of: { kind: 'holder', id: employeeId }, stream, look });
    return stream;
  }
}
