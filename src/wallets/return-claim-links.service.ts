import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { derivedId, requestDigestOf } from '../domain/operation-key.js';
import { type DayWork, DayWorks } from '../issuance/day-works.js';
import { Ledger } from '../ledger/ledger.js';
import { CALENDAR } from '../programmes/calendar.js';
import { dueBy } from './links-due.js';

/** Links that one transaction returns: its locks are bounded by it. */
const CHUNK = 100;
/** What a link whose time has come may answer: it returned (now or before), or nothing was left in it. */
const SETTLED = ['done', 'replayed', 'already_undone', 'touched'];

interface DueLink {
  id: string;
  operationId: string;
}

/** What nobody claimed in time goes back to the giver, with the shares and the expiry that it had. */
@Injectable()
export class ReturnClaimLinksService implements DayWork, OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly dayWorks: DayWorks,
  ) {}

  onModuleInit(): void {
    this.dayWorks.register(this);
  }

  /** The first day after `after` on which a link returns. */
  async nextDue(cityId: number, after: DateIso, through: DateIso): Promise<DateIso | null> {
    const [row] = await this.transactions.query<{ on: DateIso | null }>(
      `select min((returns_at at time zone 'Asia/Tokyo')::date)::text as on from claim_links
        where city_id = $1 and settled_at is null
          and (returns_at at time zone 'Asia/Tokyo')::date > $2 and (returns_at at time zone 'Asia/Tokyo')::date <= $3`,
      [cityId, after, through],
    );
    return row?.on ?? null;
  }

  /** Returns all links whose time has come. Every chunk settles all of its links, so this ends. */
  async doDue(cityId: number): Promise<void> {
    const by = dueBy(await this.ledger.clock(cityId), new Date());
    while ((await this.returnChunk(cityId, by)) === CHUNK);
  }

  private returnChunk(cityId: number, by: Date): Promise<number> {
    return this.transactions.run(async (manager) => {
      const due = await manager.query<DueLink[]>(
        `select id, operation_id as "operationId" from claim_links
          where city_id = $1 and settled_at is null and returns_at <= $2 order by returns_at, id limit $3`,
        [cityId, by, CHUNK],
      );
      const answers = await this.ledger.undo(
        cityId,
        due.map(({ id, operationId }) => ({
          id: derivedId(id, 'return'),
          undoes: operationId,
          as: 'take_back' as const,
          actor: CALENDAR,
          digest: requestDigestOf('return-claim-links', { link: id }),
        })),
      );
      answers.forEach(({ status }, index) => {
        if (!SETTLED.includes(status)) throw new Error(`Claim link ${due[index]?.id} cannot return: ${status}`);
      });
      const ids = due.map(({ id }) => id);
      await manager.query(
        `update claim_links set settled_at = clock_timestamp() where city_id = $1 and id = any ($2) and settled_at is null`,
        [cityId, ids],
      );
      return due.length;
    });
  }
}
