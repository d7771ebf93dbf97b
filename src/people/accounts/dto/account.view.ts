import { ApiProperty } from '@nestjs/swagger';
import { type Role, ROLES } from '../../role.js';
import type { Strength } from '../../sessions/session.js';

const text = { type: String, nullable: true } as const;
const id = { ...text, format: 'uuid' } as const;

export class OwnRoleView {
  @ApiProperty({ format: 'uuid', description: 'Stands in the path of requests in this role: /api/v1/as/<grantId>/...' })
  grantId: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty()
  cityId: number;

  @ApiProperty()
  cityCode: string;

  @ApiProperty()
  cityName: string;

  @ApiProperty(id)
  employerId: string | null;

  @ApiProperty(id)
  merchantId: string | null;

  @ApiProperty(id)
  shopId: string | null;

  @ApiProperty(id)
  employeeId: string | null;

  @ApiProperty(text)
  employerName: string | null;

  @ApiProperty(text)
  merchantName: string | null;

  @ApiProperty(text)
  shopName: string | null;

  @ApiProperty({ description: 'False until a stronger or newer sign-in.' })
  usable: boolean;
}

export class WaysInView {
  @ApiProperty()
  password: boolean;

  @ApiProperty()
  authenticatorApp: boolean;

  @ApiProperty({ type: 'integer' })
  passkeys: number;
}

export class AccountView {
  @ApiProperty({ format: 'uuid' })
  accountId: string;

  @ApiProperty({ format: 'uuid' })
  sessionId: string;

  @ApiProperty()
  email: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: ['single', 'strong'] })
  strength: Strength;

  @ApiProperty({ description: 'Shown who it is within the last ten minutes.' })
  fresh: boolean;

  @ApiProperty({ description: 'Whether a second factor is set up.' })
  secondFactor: boolean;

  @ApiProperty({ description: 'What is set up to sign in with; by it the session is also confirmed.' })
  ways: WaysInView;

  @ApiProperty({ type: [OwnRoleView] })
  roles: OwnRoleView[];
}
