import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Role, ROLES } from '../../role.js';
import type { RoleGrant } from '../role-grant.js';

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

  @ApiPropertyOptional({ description: 'In the list: whose it is.' })
  name?: string;

  @ApiPropertyOptional()
  email?: string;

  @ApiProperty()
  grantedAt: Date;

  @ApiProperty({ type: Date, nullable: true })
  endedAt: Date | null;

  static of(grant: RoleGrant & { name?: string; email?: string }): RoleGrantView {
    const { id, role, employerId, merchantId, shopId, name, email, grantedAt, endedAt } = grant;
    return { id, role, employerId, merchantId, shopId, name, email, grantedAt, endedAt };
  }
}
