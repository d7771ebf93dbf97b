import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { asDomainError } from '../database/constraint-errors.js';
import { Transactions } from '../database/transactions.js';
import type { DateIso } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';
import { firstDay, fiscalYearOf, type Month, monthOf } from '../domain/month.js';
import { expiresOn } from '../domain/validity.js';
import { ProgrammeLockService } from '../programmes/programme-lock.service.js';
import { budgetBelowIssued } from '../programmes/programme.errors.js';
import { RulesService } from '../programmes/rules.service.js';
import { budgetPassed, budgetPassedMeanwhile } from './issuance.errors.js';
import { IssueChunksService } from './issue-chunks.service.js';
import type { IssuedMonth, IssueOptions } from './issued-month.js';

/** Whoever waits for another run keeps a connection for it: not for longer than a city's own run takes. */
const LONGEST_WAIT_MS = 60_000;

export interface IssuancePlan extends IssueOptions {
  cityId: number;
  programmeId: string;
  month: Month;
  /** The city's present month, from which validity runs and whose fiscal year pays. */
  issuedMonth: Month;
}

/** Carries out one run, on a connection that holds the programme: counts, checks the budget, and has it issued. */
@Injectable()
export class RunIssuanceService {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly transactions: Transactions,
    private readonly lock: ProgrammeLockService,
    private readonly chunks: IssueChunksService,
    private readonly rules: RulesService,
  ) {}

  /**
   * @returns nothing when the city's month turned while another run was waited for
   * @throws DomainError budget_passed, programme_is_issuing
   */
  async run(plan: IssuancePlan): Promise<IssuedMonth | undefined> {
    const connection = this.source.createQueryRunner();
    try {
      const { manager } = connection;
      return await this.lock.holdForIssuing(manager, plan.cityId, plan.programmeId, LONGEST_WAIT_MS, async () => {
        if ((await monthNow(manager, plan.cityId)) !== plan.issuedMonth) return undefined;
        return this.issueAll(manager, plan);
      });
    } finally {
      await connection.release();
    }
  }

  private async issueAll(manager: EntityManager, plan: IssuancePlan): Promise<IssuedMonth> {
    const { cityId, programmeId, month, issuedMonth } = plan;
    const rules = await this.rules.rulesFor(cityId, programmeId, month, manager);
    const { validityMonths } = await this.rules.rulesFor(cityId, programmeId, issuedMonth, manager);
    const runId = uuid();
    const { due, already } = await this.begin(
      manager,
      plan,
      runId,
      rules.requiresActivation,
      rules.employerYen + rules.cityYen,
    );
    try {
      await this.checkBudget(manager, plan, due * rules.cityYen);
      const issued = { runId, month, allocations: 0, amount: 0, employerShare: 0, cityShare: 0, already };
      const run = { ...plan, runId, expiresOn: expiresOn(issuedMonth, validityMonths) };
      await this.chunks.issueAll(manager, run, (chunk) => {
        issued.allocations += chunk.taken;
        issued.amount += chunk.amount;
        issued.employerShare += chunk.employerShare;
        issued.cityShare += chunk.cityShare;
        issued.already += chunk.due - chunk.taken;
        plan.onProgress?.({ issued: issued.allocations, due });
      });
      await this.writeDone(manager, cityId, runId);
      return issued;
    } catch (error) {
      const problem = explain(error);
      await this.writeProblem(cityId, runId, problem);
      throw problem;
    }
  }

  /** Counts, and writes down the run, for everybody to see while it goes on. */
  private async begin(
    manager: EntityManager,
    { cityId, programmeId, month }: IssuancePlan,
    runId: string,
    requiresActivation: boolean,
    allocationYen: number,
  ): Promise<{ due: number; already: number }> {
    return manager.transaction(async (m) => {
      // Whoever holds the programme knows that a run still written down as going on was killed.
      await m.query(
        `update issuance_runs set state = 'failed', finished_at = now(), problem = '{"code": "interrupted"}'
          where city_id = $1 and programme_id = $2 and state = 'running'`,
        [cityId, programmeId],
      );
      const [count] = await m.query<{ due: number; already: number }[]>(
        `with counted as (select * from issuance_count($1, $3, $4, $5)),
              begun as (insert into issuance_runs (city_id, id, programme_id, month, state, due, due_yen, already)
                        select $1, $2, $3, $4, 'running', due, due::bigint * $6, already from counted)
         select due, already from counted`,
        [cityId, runId, programmeId, firstDay(month), requiresActivation, allocationYen],
      );
      return count!;
    });
  }

  private async checkBudget(
    manager: EntityManager,
    { cityId, programmeId, issuedMonth }: IssuancePlan,
    dueCityYen: number,
  ): Promise<void> {
    const [row] = await manager.query<{ over: string | null }[]>(
      `select issued_city_yen + $4::bigint - budget_yen as over from programme_budgets
        where city_id = $1 and programme_id = $2 and fiscal_year = $3`,
      [cityId, programmeId, fiscalYearOf(issuedMonth), dueCityYen],
    );
    const overYen = Number(row?.over ?? 0);
    if (overYen > 0 && dueCityYen > 0) throw budgetPassed(overYen);
  }

  /** Everything is issued, so that a connection which broke just now is no reason to say anything else. */
  private async writeDone(manager: EntityManager, cityId: number, runId: string): Promise<void> {
    const sql = `update issuance_runs set state = 'done', finished_at = clock_timestamp() where city_id = $1 and id = $2`;
    await manager.query(sql, [cityId, runId]).catch(() => this.transactions.query(sql, [cityId, runId]));
  }

  /** On another connection, since this run's may be what broke. Where even that fails, the next run writes it down. */
  private async writeProblem(cityId: number, runId: string, error: unknown): Promise<void> {
    const known = error instanceof DomainError;
    const problem = known ? { code: error.code, details: error.details } : { code: 'internal_error' };
    await this.transactions
      .query(
        `update issuance_runs set state = case when issued = 0 and $3 then 'refused' else 'failed' end,
                finished_at = clock_timestamp(), problem = $4
          where city_id = $1 and id = $2`,
        [cityId, runId, known, JSON.stringify(problem)],
      )
      .catch(() => undefined);
  }
}

async function monthNow(manager: EntityManager, cityId: number): Promise<Month> {
  const [row] = await manager.query<{ today: DateIso }[]>(
    `select coalesce(clock_on, (clock_timestamp() at time zone 'Asia/Tokyo')::date)::text as today
       from ledger.blocks where city_id = $1 order by block desc limit 1`,
    [cityId],
  );
  return monthOf(row!.today);
}

/** In a run, a passed budget means that it was lowered, or issued from, behind the back of the programme's lock. */
function explain(error: unknown): unknown {
  const known = asDomainError(error);
  return known instanceof DomainError && known.code === budgetBelowIssued().code ? budgetPassedMeanwhile() : known;
}
