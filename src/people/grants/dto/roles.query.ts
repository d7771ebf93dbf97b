import type { Type as ClassOf } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { type ListQuery, listQuery } from '../../../lists/list-query.js';
import { type InvitedRole, INVITED_ROLES } from '../granting.js';
import { invitationList, roleGrantList } from '../role-grant-list.js';

/** By what those who have roles, and those who were asked to take one, are narrowed. */
export interface RolesFilter {
  role?: InvitedRole;
  employerId?: string;
  merchantId?: string;
  q?: string;
}

function rolesQuery(Query: ClassOf<ListQuery>): ClassOf<ListQuery & RolesFilter> {
  class OfRoles extends Query {
    @ApiPropertyOptional({ enum: INVITED_ROLES })
    @IsOptional()
    @IsIn(INVITED_ROLES)
    role?: InvitedRole;

    @ApiPropertyOptional({ format: 'uuid', description: 'Only those at this employer.' })
    @IsOptional()
    @IsUUID()
    employerId?: string;

    @ApiPropertyOptional({ format: 'uuid', description: 'Only those at this merchant.' })
    @IsOptional()
    @IsUUID()
    merchantId?: string;

    @ApiPropertyOptional({ description: 'Words of the person’s name or address, or of what the role is bound to.' })
    @IsOptional()
    @IsString()
    @MaxLength(100)
    q?: string;
  }
  return OfRoles;
}

export class RoleGrantsQuery extends rolesQuery(listQuery(roleGrantList)) {}

export class InvitationsQuery extends rolesQuery(listQuery(invitationList)) {}
