import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { jstDateOf } from '../../domain/date.js';
import { LikelyDoublesService } from '../../enrolments/likely-doubles.service.js';
import type { Caller } from '../../people/caller.decorator.js';
import { allowed } from '../../people/policy.js';
import { ApproveRecoveryService } from '../../people/recovery/approve-recovery.service.js';
import { CityClockService } from '../../programmes/city-clock.service.js';
import { TaskKinds } from '../../tasks/task-kinds.js';
import type { TodayView, WaitingView } from '../dto/today.js';
import { READ_BY_SQL, WAITING, type WaitingName, waitingNames } from './waiting-kinds.js';

type Sum = Omit<WaitingView, 'kind' | 'yours'>;

const NAMES_SHOWN = 3;
const NOTHING: Sum = { count: 0, forOthers: 0, about: [], since: null, yen: null };

/** What waits to be decided or done in a city. */
@Injectable()
export class TodayService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cityClock: CityClockService,
    private readonly taskKinds: TaskKinds,
    private readonly doubles: LikelyDoublesService,
    private readonly recoveries: ApproveRecoveryService,
  ) {}

  /** Only what the caller may see; what waits for the caller's role says so. */
  async of(caller: Caller): Promise<TodayView> {
    const { date: on } = await this.cityClock.now(caller.cityId);
    const waiting: WaitingView[] = [];
    for (const kind of waitingNames.filter((name) => allowed(caller, WAITING[name].sees))) {
      const sum = await this.sum(kind, caller, on);
      if (sum.count > 0) waiting.push({ kind, ...sum, yours: allowed(caller, WAITING[kind].acts) });
    }
    return { on, waiting };
  }

  private sum(kind: WaitingName, caller: Caller, on: string): Promise<Sum> {
    if (kind === 'likely_doubles') return this.likelyDoubles(caller.cityId);
    if (kind === 'recovery_requests') return this.recoveryRequests(caller);
    return this.bySql(READ_BY_SQL[kind], caller, on);
  }

  private async bySql(rows: string, { cityId, actorId, role }: Caller, on: string): Promise<Sum> {
    const [sum] = await this.transactions.query<Sum & { yen: string | null }>(
      `with who as materialized (select $1::integer as city, $2::date as today, $3::uuid as me, $4::text[] as kinds),
            waiting as materialized (${rows})
       select (select count(*)::integer from waiting) as count,
              (select count(*) filter (where mine)::integer from waiting) as "forOthers",
              array(select about from waiting where about is not null
                     group by about order by min(since), about limit ${NAMES_SHOWN}) as about,
              (select to_char(min(since)::timestamptz at time zone 'Asia/Tokyo', 'YYYY-MM-DD') from waiting) as since,
              (select sum(yen)::text from waiting) as yen`,
      [cityId, on, actorId, this.taskKinds.namesFor(role)],
    );
    return { ...sum!, yen: sum!.yen === null ? null : Number(sum!.yen) };
  }

  /** Those of which one is not approved yet; the others were looked at when they were. */
  private async likelyDoubles(cityId: number): Promise<Sum> {
    const pairs = (await this.doubles.list(cityId)).filter(({ enrolments }) =>
      enrolments.some(({ state }) => state === 'applied'),
    );
    const employers = pairs.flatMap(({ enrolments }) => enrolments.map(({ employerName }) => employerName));
    return { ...NOTHING, count: pairs.length, about: [...new Set(employers)].slice(0, NAMES_SHOWN) };
  }

  private async recoveryRequests(caller: Caller): Promise<Sum> {
    const waiting = (await this.recoveries.list(caller)).filter(({ approved }) => !approved);
    const first = waiting[0]?.requestedAt;
    return { ...NOTHING, count: waiting.length, since: first ? jstDateOf(first) : null };
  }
}
