import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { type Role, ROLES } from '../../role.js';
import type { RoleGrant } from '../role-grant.js';
import { BoundToNames } from './bound-to.view.js';

const id = { type: String, format: 'uuid', nullable: true } as const;

export class RoleGrantView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty(id)
  employerId: string | null;

  @ApiProperty(id)
  merchantId: string | null;

  @ApiProperty(id)
  shopId: string | null;

  @ApiProperty()
  grantedAt: Date;

  @ApiProperty({ type: Date, nullable: true })
  endedAt: Date | null;

  static of({ id, role, employerId, merchantId, shopId, grantedAt, endedAt }: RoleGrant): RoleGrantView {
    return { id, role, employerId, merchantId, shopId, grantedAt, endedAt };
  }
}

/** As it stands in the list: whose it is, and what it is bound to by name. */
export class RoleGrantRow extends IntersectionType(RoleGrantView, BoundToNames) {
  @ApiProperty()
  name: string;

  @ApiProperty()
  email: string;
}
