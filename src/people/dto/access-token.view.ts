import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AccessToken } from '../access-token.entity.js';
import { type Role, ROLES } from '../role.js';

export class AccessTokenView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty()
  label: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  employerId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  merchantId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  shopId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  employeeId: string | null;

  @ApiProperty()
  createdAt: Date;

  @ApiProperty({ type: Date, nullable: true })
  expiresAt: Date | null;

  @ApiProperty({ type: Date, nullable: true })
  revokedAt: Date | null;

  static of(token: AccessToken): AccessTokenView {
    const { id, role, label, employerId, merchantId, shopId, employeeId, createdAt, expiresAt, revokedAt } = token;
    return { id, role, label, employerId, merchantId, shopId, employeeId, createdAt, expiresAt, revokedAt };
  }
}

export class NewAccessTokenView extends AccessTokenView {
  @ApiPropertyOptional({ description: 'The token itself. It is shown here and never again.' })
  token: string;
}
