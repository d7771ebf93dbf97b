import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { type Page, pageOf, type PageQuery } from '../http/paging.js';
import { IssuanceRun } from './issuance-run.entity.js';
import { runNotFound } from './issuance.errors.js';

@Injectable()
export class IssuanceRunsService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError issuance_run_not_found */
  async find(cityId: number, id: string): Promise<IssuanceRun> {
    const run = await this.transactions.manager.findOneBy(IssuanceRun, { cityId, id });
    if (!run) throw runNotFound();
    return run;
  }

  /**
   * The newest first: their ids are made in the order of time.
   *
   * @throws DomainError bad_cursor
   */
  async list(cityId: number, query: PageQuery): Promise<Page<IssuanceRun>> {
    const rows = this.transactions.manager
      .createQueryBuilder(IssuanceRun, 'r')
      .where('r.cityId = :cityId', { cityId })
      .orderBy('r.id', 'DESC')
      .limit(query.limit + 1);
    const after = query.after(1);
    if (after) rows.andWhere('r.id < CAST(:after AS uuid)', { after: after[0] });
    return pageOf(await rows.getMany(), query.limit, (row) => [row.id]);
  }
}
