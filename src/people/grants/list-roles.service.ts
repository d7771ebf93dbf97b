import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { Caller } from '../caller.decorator.js';
import { scopeOf } from '../scope.js';
import { grantedBy, INVITED_ROLES } from './granting.js';
import { type Invitation, INVITATION_COLUMNS } from './invitation.js';
import { GRANT_COLUMNS, type RoleGrant } from './role-grant.js';

export interface ListedGrant extends RoleGrant {
  name: string;
  email: string;
}

/** Of which employer or merchant; of all where nothing is said. */
export interface RolesOf {
  employerId?: string;
  merchantId?: string;
}

/** Who holds and who is offered the roles that the caller gives; the auditor sees those of all. */
@Injectable()
export class ListRolesService {
  constructor(private readonly transactions: Transactions) {}

  grants(caller: Caller, of: RolesOf, limit: number, after: string | undefined): Promise<ListedGrant[]> {
    return this.transactions.query<ListedGrant>(
      `select ${GRANT_COLUMNS}, a.name, a.email
         from role_grants g join people.accounts a on a.id = g.account_id
        where ${within('g')} and g.ended_at is null order by g.id limit $6`,
      [...reachOf(caller, of), after ?? null, limit],
    );
  }

  invitations(caller: Caller, of: RolesOf, limit: number, after: string | undefined): Promise<Invitation[]> {
    return this.transactions.query<Invitation>(
      `select ${INVITATION_COLUMNS} from invitations i
        where ${within('i')} and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
        order by i.id limit $6`,
      [...reachOf(caller, of), after ?? null, limit],
    );
  }
}

/** $1 city, $2 roles, $3 employer, $4 merchant, $5 after which id. */
const within = (t: string) => `${t}.city_id = $1 and ${t}.role = any($2)
  and ($3::uuid is null or ${t}.employer_id = $3) and ($4::uuid is null or ${t}.merchant_id = $4)
  and ($5::uuid is null or ${t}.id > $5)`;

function reachOf(caller: Caller, of: RolesOf): unknown[] {
  // Whoever is bound to an employer or a merchant sees its own, whatever else is asked for.
  const { employerId = null, merchantId = null } = { ...of, ...scopeOf(caller) };
  const roles = caller.role === 'city_auditor' ? INVITED_ROLES : grantedBy(caller.role);
  return [caller.cityId, roles, employerId, merchantId];
}
