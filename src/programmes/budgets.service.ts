import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { ProgrammeBudget } from './programme-budget.entity.js';
import { ProgrammeLockService } from './programme-lock.service.js';
import { ProgrammesService } from './programmes.service.js';

@Injectable()
export class BudgetsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly programmes: ProgrammesService,
    private readonly lock: ProgrammeLockService,
  ) {}

  /**
   * Budgets by fiscal year, and what is issued of each.
   *
   * @throws DomainError programme_not_found
   */
  async list(cityId: number, programmeId: string): Promise<ProgrammeBudget[]> {
    await this.programmes.find(cityId, programmeId);
    return this.transactions.manager.find(ProgrammeBudget, {
      where: { cityId, programmeId },
      order: { fiscalYear: 'ASC' },
    });
  }

  /**
   * Sets the city's money for a fiscal year.
   *
   * @param budgetYen whole yen; null for no limit
   * @throws DomainError programme_not_found, programme_is_issuing, budget_below_issued
   */
  async set(
    cityId: number,
    programmeId: string,
    fiscalYear: number,
    budgetYen: number | null,
  ): Promise<ProgrammeBudget> {
    await this.programmes.find(cityId, programmeId);
    return this.transactions.run(async (manager) => {
      await this.lock.holdForChange(cityId, programmeId);
      await manager.query(
        `insert into programme_budgets (city_id, programme_id, fiscal_year, budget_yen) values ($1, $2, $3, $4)
         on conflict on constraint programme_budgets_pkey do update set budget_yen = excluded.budget_yen`,
        [cityId, programmeId, fiscalYear, budgetYen],
      );
      return manager.findOneByOrFail(ProgrammeBudget, { cityId, programmeId, fiscalYear });
    });
  }
}
