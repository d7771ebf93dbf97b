import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AccessToken } from '../access-token.entity.js';
import type { Permission } from '../policy.js';
import { type Role, ROLES } from '../role.js';

export class AccessTokenView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty()
  label: string;

  @ApiProperty({ type: [String], nullable: true, description: 'What it may; null: all that its role may.' })
  scopes: Permission[] | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  employerId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  merchantId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  shopId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  employeeId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Who made it; null: the command line.' })
  createdBy: string | null;

  @ApiProperty()
  createdAt: Date;

  @ApiProperty({ type: Date, nullable: true, description: 'Within a minute or so.' })
  lastUsedAt: Date | null;

  @ApiProperty({ type: Date, nullable: true, description: 'Until then the secret before the last rotation is good.' })
  previousUntil: Date | null;

  @ApiProperty({ type: Date, nullable: true })
  expiresAt: Date | null;

  @ApiProperty({ type: Date, nullable: true })
  revokedAt: Date | null;

  static of(token: AccessToken): AccessTokenView {
    const { id, role, label, scopes, employerId, merchantId, shopId, employeeId } = token;
    const { createdBy, createdAt, lastUsedAt, previousUntil, expiresAt, revokedAt } = token;
    const bound = { employerId, merchantId, shopId, employeeId };
    const times = { createdAt, lastUsedAt, previousUntil, expiresAt, revokedAt };
    return { id, role, label, scopes, ...bound, createdBy, ...times };
  }
}

export class NewAccessTokenView extends AccessTokenView {
  @ApiPropertyOptional({ description: 'The token itself. It is shown here and never again.' })
  token: string;
}
