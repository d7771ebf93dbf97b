import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { notFound } from '../http/not-found.error.js';
import { AccessToken } from './access-token.entity.js';
import { AuthenticateService } from './authenticate.service.js';

@Injectable()
export class RevokeTokenService {
  constructor(
    private readonly transactions: Transactions,
    private readonly authentication: AuthenticateService,
  ) {}

  /**
   * Ends a token: at once in this process, within five seconds in all others. Ending it again changes nothing.
   * @throws DomainError not_found
   */
  async revoke(cityId: number, id: string): Promise<AccessToken> {
    const token = await this.transactions.run(async (manager) => {
      await manager.update(AccessToken, { cityId, id, revokedAt: IsNull() }, { revokedAt: () => 'now()' });
      return manager.findOneBy(AccessToken, { cityId, id });
    });
    this.authentication.forgetAll();
    if (!token) throw notFound();
    return token;
  }
}
