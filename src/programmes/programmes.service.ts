import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Programme } from './programme.entity.js';
import { programmeNotFound } from './programme.errors.js';

@Injectable()
export class ProgrammesService {
  constructor(private readonly transactions: Transactions) {}

  list(cityId: number): Promise<Programme[]> {
    return this.transactions.manager.find(Programme, { where: { cityId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** @throws DomainError programme_not_found */
  async find(cityId: number, id: string): Promise<Programme> {
    const programme = await this.transactions.manager.findOneBy(Programme, { cityId, id });
    if (!programme) throw programmeNotFound();
    return programme;
  }

  /**
   * The city's only programme, or its first one.
   *
   * @throws DomainError programme_not_found
   */
  async mainProgramme(cityId: number): Promise<Programme> {
    const [first] = await this.list(cityId);
    if (!first) throw programmeNotFound();
    return first;
  }
}
