import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { AccessToken } from './access-token.entity.js';

@Injectable()
export class ListTokensService {
  constructor(private readonly transactions: Transactions) {}

  /** Tokens of a city, oldest first, ended ones too. */
  list(cityId: number, limit: number, afterId?: string): Promise<AccessToken[]> {
    return this.transactions.manager.find(AccessToken, {
      where: { cityId, ...(afterId ? { id: MoreThan(afterId) } : {}) },
      order: { id: 'ASC' },
      take: limit,
    });
  }
}
