import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { type InvitedRole, INVITED_ROLES } from '../granting.js';
import type { Invitation } from '../invitation.js';
import { BoundToNames } from './bound-to.view.js';

const id = { type: String, format: 'uuid', nullable: true } as const;

class InvitedPersonDto {
  @ApiProperty({ format: 'email' })
  @IsString()
  @Length(3, 254)
  email: string;

  @ApiProperty()
  @IsString()
  @Length(1, 100)
  name: string;
}

export class InviteDto extends InvitedPersonDto {
  @ApiProperty({ enum: INVITED_ROLES })
  @IsIn(INVITED_ROLES)
  role: InvitedRole;

  @ApiPropertyOptional({ format: 'uuid', description: 'For employer_hr.' })
  @IsOptional()
  @IsUUID()
  employerId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'For merchant_owner and merchant_clerk.' })
  @IsOptional()
  @IsUUID()
  merchantId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'For merchant_clerk.' })
  @IsOptional()
  @IsUUID()
  shopId?: string;
}

export class HandOverDto extends InvitedPersonDto {
  @ApiProperty({ enum: ['now', 'accepted'], description: 'When the role that is handed over ends.' })
  @IsIn(['now', 'accepted'])
  at: 'now' | 'accepted';
}

export class InvitationView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: INVITED_ROLES })
  role: InvitedRole;

  @ApiProperty(id)
  employerId: string | null;

  @ApiProperty(id)
  merchantId: string | null;

  @ApiProperty(id)
  shopId: string | null;

  @ApiProperty()
  email: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ ...id, description: 'The role grant that ends when this is accepted.' })
  handsOver: string | null;

  @ApiProperty()
  createdAt: Date;

  @ApiProperty()
  expiresAt: Date;

  @ApiProperty({ type: Date, nullable: true })
  revokedAt: Date | null;

  static of(invitation: Invitation): InvitationView {
    const { id, role, employerId, merchantId, shopId, email, name, handsOver, createdAt, expiresAt, revokedAt } =
      invitation;
    return { id, role, employerId, merchantId, shopId, email, name, handsOver, createdAt, expiresAt, revokedAt };
  }
}

/** As it stands in the list, with what the role is bound to by name. */
export class InvitationRow extends IntersectionType(InvitationView, BoundToNames) {}

export class ShownInvitationView {
  @ApiProperty({ enum: INVITED_ROLES })
  role: InvitedRole;

  @ApiProperty()
  cityName: string;

  @ApiProperty({ description: 'The address to which the letter went: that of the account that gets the role.' })
  email: string;

  @ApiProperty()
  expiresAt: Date;
}

export class AcceptedView {
  @ApiProperty({ format: 'uuid', description: 'The role, for /api/v1/as/<grantId>/...' })
  grantId: string;
}
