import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { withinDays } from '../lists/days-in-japan.js';
import { ListReading } from '../lists/list-reading.js';
import { sql } from '../lists/sql.js';
import type { SignalCount, SignalDetailView, SignalOperation, SignalStep, SignalView } from './dto/signal.dto.js';
import type { SignalsQuery } from './dto/signals.query.js';
import { signalNotFound, signalStepNotAllowed } from './signal.errors.js';
import type { SignalState } from './signal-kinds.js';
import { signalList } from './signal-list.js';

const STEPS = {
  look_into: { from: 'open', to: 'looked_into' },
  dismiss: { from: 'looked_into', to: 'dismissed' },
  confirm: { from: 'looked_into', to: 'confirmed' },
} as const satisfies Record<SignalStep['step'], { from: SignalState; to: SignalState }>;

/** The list that the welfare section works off. */
@Injectable()
export class SignalsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * The newest first unless sorted otherwise.
   * @throws DomainError bad_date
   */
  list(cityId: number, { state, kind, subjectId, from, until }: SignalsQuery): ListReading<SignalView> {
    const subject = JSON.stringify([{ id: subjectId?.toLowerCase() }]);
    return new ListReading(this.transactions, signalList, cityId, [
      state && sql`s.state = ${state}`,
      kind && sql`s.kind = ${kind}`,
      subjectId && sql`s.subjects @> ${subject}::jsonb`,
      withinDays('s.last_seen_at', from, undefined),
      withinDays('s.first_seen_at', undefined, until),
    ]);
  }

  counts(cityId: number): Promise<SignalCount[]> {
    return this.transactions.query<SignalCount>(
      `select kind, count(*) filter (where state = 'open')::integer as open,
              count(*) filter (where state = 'looked_into')::integer as "lookedInto",
              count(*) filter (where state = 'dismissed')::integer as dismissed,
              count(*) filter (where state = 'confirmed')::integer as confirmed
         from signals where city_id = $1 group by kind order by kind`,
      [cityId],
    );
  }

  /** With the operations of its evidence, and what was done. @throws DomainError signal_not_found */
  async get(cityId: number, id: string): Promise<SignalDetailView> {
    const signal = await new ListReading(this.transactions, signalList, cityId, [sql`s.id = ${id}`]).one();
    if (!signal) throw signalNotFound();
    const operations = await this.operations(cityId, id);
    return { ...signal, operations, steps: await this.steps(cityId, id) };
  }

  /**
   * Looks into it, and then dismisses or confirms it, with a reason that is kept.
   * @throws DomainError signal_not_found, signal_step_not_allowed
   */
  take(
    cityId: number,
    id: string,
    step: SignalStep['step'],
    { reason, actorId }: { reason: string; actorId: string },
  ): Promise<SignalDetailView> {
    return this.transactions.run(async () => {
      const [signal] = await this.transactions.query<{ state: SignalState }>(
        'select state from signals where city_id = $1 and id = $2 for no key update',
        [cityId, id],
      );
      if (!signal) throw signalNotFound();
      const { from, to } = STEPS[step];
      if (signal.state !== from) throw signalStepNotAllowed(signal.state);
      await this.transactions.query('update signals set state = $3 where city_id = $1 and id = $2', [cityId, id, to]);
      await this.transactions.query(
        `insert into signal_steps (city_id, signal_id, number, step, actor_id, reason)
         select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5 from signal_steps where city_id = $1 and signal_id = $2`,
        [cityId, id, step, actorId, reason],
      );
      return this.get(cityId, id);
    });
  }

  private operations(cityId: number, id: string): Promise<SignalOperation[]> {
    return this.transactions.query<SignalOperation>(
      `select o.id, o.code, o.from_account as "fromAccount", o.to_account as "toAccount", o.shop_id as "shopId", o.amount,
              o.happened_at as "happenedAt"
         from signals s
         cross join lateral jsonb_array_elements_text(
           coalesce(s.evidence -> 'operations', '[]') || coalesce(s.evidence -> 'gifts', '[]')) as u (operation)
         join ledger.operations o on o.city_id = s.city_id and o.id = u.operation::uuid
        where s.city_id = $1 and s.id = $2 order by o.recorded_at, o.id`,
      [cityId, id],
    );
  }

  private steps(cityId: number, id: string): Promise<SignalStep[]> {
    return this.transactions.query<SignalStep>(
      `select step, actor_id as "actorId", reason, at from signal_steps where city_id = $1 and signal_id = $2 order by number`,
      [cityId, id],
    );
  }
}
