import { Injectable } from '@nestjs/common';
import { faultPoint } from '../database/fault-point.js';
import { Transactions } from '../database/transactions.js';
import { firstDay, type Month } from '../domain/month.js';
import { Ledger } from '../ledger/ledger.js';
import { type ReportProgress, unwatched } from '../tasks/progress.js';
import { monthBeforeStart } from './closing.errors.js';
import { ClosingsService } from './closings.service.js';
import { ComputeClosingService } from './compute-closing.service.js';
import { SPLIT_GROUPS } from './dto/split.js';
import type { MonthSplit } from './split.service.js';
import { FIGURES, NO_GROUP } from './split-sql.js';

/** As progress counts them. */
const STEPS = 3;

/** The first step of a closing: the ledger's period is flipped, then the month is computed and frozen. */
@Injectable()
export class PrepareClosingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly closings: ClosingsService,
    private readonly computing: ComputeClosingService,
  ) {}

  /**
   * Prepares the closing of a month. Prepared again, or after it was killed anywhere, it ends the same. Never called
   * inside a transaction: the flip commits before anything is computed.
   *
   * @param actorId who prepares; somebody else has to approve
   * @param report steps closing_the_books, computing, keeping
   * @throws DomainError month_before_start, month_not_over, earlier_month_open
   */
  async prepare(cityId: number, month: Month, actorId: string, report: ReportProgress = unwatched): Promise<void> {
    report('closing_the_books', 0, STEPS);
    await this.requireBegun(cityId, month);
    faultPoint('closing:before-flip');
    await this.ledger.closeMonth(cityId, month);
    faultPoint('closing:after-flip');
    await this.transactions.query(
      `insert into closings (city_id, month, state, prepared_by) values ($1, $2, 'flipped', $3)
       on conflict on constraint closings_pkey do nothing`,
      [cityId, firstDay(month), actorId],
    );
    await this.transactions.run(() => this.freeze(cityId, month, actorId, report));
    faultPoint('closing:computed');
  }

  /** A month before all programmes would stand in the list for good, and later months would wait for its approval. */
  private async requireBegun(cityId: number, month: Month): Promise<void> {
    const [row] = await this.transactions.query<{ start: Month | null }>(
      `select to_char(min(starts_month), 'YYYY-MM') as start from programmes where city_id = $1`,
      [cityId],
    );
    if (row?.start && month < row.start) throw monthBeforeStart(row.start);
  }

  /** Whoever computes is who prepared: a first attempt may have been another person's, and killed. */
  private async freeze(cityId: number, month: Month, actorId: string, report: ReportProgress): Promise<void> {
    const taken = await this.transactions.query<{ state: string }>(
      'select state from closings where city_id = $1 and month = $2 for update',
      [cityId, firstDay(month)],
    );
    if (taken[0]?.state !== 'flipped') return;
    report('computing', 1, STEPS);
    const { groups, identities } = await this.computing.compute(cityId, month);
    report('keeping', 2, STEPS);
    await this.keepFigures(cityId, month, groups);
    faultPoint('closing:half-computed');
    await this.closings.keepIdentities(cityId, month, identities);
    await this.transactions.query(
      `update closings set state = 'prepared', prepared_by = $3, prepared_at = now(), computed_at = clock_timestamp()
        where city_id = $1 and month = $2`,
      [cityId, firstDay(month), actorId],
    );
  }

  private async keepFigures(cityId: number, month: Month, groups: MonthSplit): Promise<void> {
    const figures = SPLIT_GROUPS.flatMap((grouping) =>
      groups[grouping]
        .filter((row) => FIGURES.some((figure) => Object.values(row[figure]).some((yen) => yen !== 0)))
        .flatMap((row) =>
          FIGURES.map((figure) => ({
            grouping,
            group_id: row.group.id ?? NO_GROUP,
            group_name: row.group.name,
            figure,
            amount: row[figure].amount,
            employer_share: row[figure].employerShare,
            city_share: row[figure].cityShare,
          })),
        ),
    );
    await this.transactions.query(
      `insert into closing_figures (city_id, month, grouping, group_id, group_name, figure, amount, employer_share, city_share)
       select $1, $2, f.grouping, f.group_id, f.group_name, f.figure, f.amount, f.employer_share, f.city_share
         from jsonb_to_recordset($3) f (grouping text, group_id uuid, group_name text, figure text, amount bigint,
                                        employer_share bigint, city_share bigint)`,
      [cityId, firstDay(month), JSON.stringify(figures)],
    );
  }
}
