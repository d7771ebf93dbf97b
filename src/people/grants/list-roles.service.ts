import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { containsWords } from '../../lists/contains-words.js';
import { type Conditions, ListReading } from '../../lists/list-reading.js';
import { raw, sql } from '../../lists/sql.js';
import type { Caller } from '../caller.decorator.js';
import { scopeOf } from '../scope.js';
import type { InvitationRow } from './dto/invitation.dto.js';
import type { RoleGrantRow } from './dto/role-grant.view.js';
import type { RolesFilter } from './dto/roles.query.js';
import { grantedBy, INVITED_ROLES } from './granting.js';
import { invitationList, roleGrantList } from './role-grant-list.js';

/** Who holds and who is offered the roles that the caller gives; the auditor sees those of all. */
@Injectable()
export class ListRolesService {
  constructor(private readonly transactions: Transactions) {}

  grants(caller: Caller, filter: RolesFilter): ListReading<RoleGrantRow> {
    return new ListReading(this.transactions, roleGrantList, caller.cityId, [
      sql`g.ended_at is null`,
      ...within('g', caller, filter),
      containsWords(filter.q, ['a.name', 'a.email', 'e.name', 'm.name', 's.name'], ['e.name_kana', 'm.name_kana']),
    ]);
  }

  invitations(caller: Caller, filter: RolesFilter): ListReading<InvitationRow> {
    return new ListReading(this.transactions, invitationList, caller.cityId, [
      sql`i.accepted_at is null and i.revoked_at is null and i.expires_at > now()`,
      ...within('i', caller, filter),
      containsWords(filter.q, ['i.name', 'i.email', 'e.name', 'm.name', 's.name'], ['e.name_kana', 'm.name_kana']),
    ]);
  }
}

function within(of: string, caller: Caller, filter: RolesFilter): Conditions {
  // Whoever is bound to an employer or a merchant sees its own, whatever else is asked for.
  const { role, employerId, merchantId } = { ...filter, ...scopeOf(caller) };
  const roles = caller.role === 'city_auditor' ? INVITED_ROLES : grantedBy(caller.role);
  const row = raw(of);
  return [
    sql`${row}.role = any(${roles})`,
    role && sql`${row}.role = ${role}`,
    employerId && sql`${row}.employer_id = ${employerId}`,
    merchantId && sql`${row}.merchant_id = ${merchantId}`,
  ];
}
