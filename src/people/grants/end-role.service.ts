import { Injectable } from '@nestjs/common';
import { declareConstraint } from '../../database/constraint-errors.js';
import { Transactions } from '../../database/transactions.js';
import { notFound } from '../../http/not-found.error.js';
import { grantEndedAlready, lastCityAdmin } from './grant.errors.js';
import { GRANT_COLUMNS, type RoleGrant } from './role-grant.js';

declareConstraint('role_grants_last_city_admin', lastCityAdmin);
declareConstraint('role_grants_only_ended', grantEndedAlready);

/** Why a role ends. */
export type RoleEnd = 'taken_away' | 'given_up' | 'handed_over';

@Injectable()
export class EndRoleService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws DomainError not_found */
  async find(cityId: number, id: string): Promise<RoleGrant> {
    const [grant] = await this.transactions.query<RoleGrant>(
      `select ${GRANT_COLUMNS} from role_grants g where g.city_id = $1 and g.id = $2`,
      [cityId, id],
    );
    if (!grant) throw notFound();
    return grant;
  }

  /**
   * Ends a role: the next request in it is refused in every process, since each asks the database. Ending it again
   * changes nothing.
   * @throws DomainError not_found, last_city_admin
   */
  async end(cityId: number, id: string, endedBy: string, reason: RoleEnd): Promise<RoleGrant> {
    await this.transactions.query(
      `update role_grants set ended_at = now(), ended_by = $3, end_reason = $4
        where city_id = $1 and id = $2 and ended_at is null`,
      [cityId, id, endedBy, reason],
    );
    return this.find(cityId, id);
  }
}
