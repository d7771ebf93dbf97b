import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { notFound } from '../http/not-found.error.js';
import { AccessToken } from './access-token.entity.js';
import type { TokenScope } from './issue-token.service.js';
import type { Role } from './role.js';

/** Only such tokens; all where nothing is said. */
export interface WhichTokens extends TokenScope {
  role?: Role;
}

@Injectable()
export class ListTokensService {
  constructor(private readonly transactions: Transactions) {}

  /** Tokens of a city, oldest first, ended ones too. */
  list(cityId: number, limit: number, afterId?: string, which: WhichTokens = {}): Promise<AccessToken[]> {
    return this.transactions.manager.find(AccessToken, {
      where: { cityId, ...which, ...(afterId ? { id: MoreThan(afterId) } : {}) },
      order: { id: 'ASC' },
      take: limit,
    });
  }

  /** @throws DomainError not_found */
  async find(cityId: number, id: string): Promise<AccessToken> {
    const token = await this.transactions.manager.findOneBy(AccessToken, { cityId, id });
    if (!token) throw notFound();
    return token;
  }
}
