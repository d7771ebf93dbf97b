import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { firstDay } from '../domain/month.js';
import { ListReading } from '../lists/list-reading.js';
import { sql } from '../lists/sql.js';
import type { IssuanceRunRow } from './dto/issuance-run.dto.js';
import type { IssuanceRunsQuery } from './dto/issuance-runs.query.js';
import { IssuanceRun } from './issuance-run.entity.js';
import { issuanceRunList } from './issuance-run-list.js';
import { runNotFound } from './issuance.errors.js';

/** Which runs are asked for; what is not said does not matter. */
export type RunFilter = Partial<Pick<IssuanceRunsQuery, 'month' | 'programmeId' | 'state'>>;

@Injectable()
export class IssuanceRunsService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError issuance_run_not_found */
  async find(cityId: number, id: string): Promise<IssuanceRun> {
    const run = await this.transactions.manager.findOneBy(IssuanceRun, { cityId, id });
    if (!run) throw runNotFound();
    return run;
  }

  /** The newest first unless sorted otherwise: their ids are made in the order of time. */
  list(cityId: number, filter: RunFilter): ListReading<IssuanceRunRow> {
    const { month, programmeId, state } = filter;
    return new ListReading(this.transactions, issuanceRunList, cityId, [
      month && sql`r.month = ${firstDay(month)}::date`,
      programmeId && sql`r.programme_id = ${programmeId}`,
      state && sql`r.state = ${state}`,
    ]);
  }
}
