import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AccessToken } from './access-token.entity.js';
import { AuthenticateService } from './authenticate.service.js';
import { tokenEnded } from './people.errors.js';
import { hashOf, newToken } from './token-text.js';

@Injectable()
export class RotateTokenService {
  constructor(
    private readonly transactions: Transactions,
    private readonly authentication: AuthenticateService,
  ) {}

  /**
   * Gives a key a new secret, shown here and never again; the one in use stays good for `overlapHours` more. Rotated
   * again within that time, only the newest secret is replaced, so whoever lost the answer may ask again: the secret
   * in use keeps its time. With no overlap every earlier secret ends at once.
   * @throws DomainError token_ended
   */
  async rotate(cityId: number, id: string, overlapHours: number): Promise<{ token: AccessToken; text: string }> {
    const text = newToken(cityId);
    const token = await this.transactions.run(async (manager) => {
      await manager.query(ROTATE, [cityId, id, hashOf(text), overlapHours]);
      const rotated = await manager.findOneByOrFail(AccessToken, { cityId, id });
      if (rotated.revokedAt || (rotated.expiresAt && rotated.expiresAt <= new Date())) throw tokenEnded();
      return rotated;
    });
    this.authentication.forgetAll();
    return { token, text };
  }
}

/** $1 city, $2 token, $3 hash of the new secret, $4 hours. */
const ROTATE = `
  update access_tokens t
     set token_hash = $3,
         previous_hash = case when $4 > 0 then case when t.previous_until > n.at then t.previous_hash else t.token_hash end end,
         previous_until = case when $4 > 0 then case when t.previous_until > n.at then t.previous_until else n.until end end
    from (select now() as at, now() + make_interval(hours => $4) as until) n
   where t.city_id = $1 and t.id = $2 and t.revoked_at is null`;
