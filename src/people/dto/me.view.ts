import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Permission } from '../policy.js';
import { type Role, ROLES } from '../role.js';

export class MeView {
  @ApiProperty()
  cityId: number;

  @ApiProperty({ format: 'uuid', description: 'The access token, or the role grant of a session.' })
  credentialId: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiPropertyOptional({ format: 'uuid' })
  employerId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  merchantId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  shopId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  employeeId?: string;

  @ApiProperty({ type: [String], description: 'What the role may do.' })
  permissions: Permission[];
}
