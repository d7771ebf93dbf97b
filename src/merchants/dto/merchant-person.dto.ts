import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type MerchantRole, merchantRoles } from '../merchant-person.entity.js';

export class PutMerchantPersonDto {
  @ApiProperty({ enum: merchantRoles })
  @IsIn(merchantRoles)
  role: MerchantRole;
}

export class MerchantPersonView {
  @ApiProperty({ format: 'uuid' })
  employeeId: string;

  @ApiProperty({ enum: merchantRoles })
  role: MerchantRole;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true, description: 'Where he or she works now; told to the city only.' })
  employerName: string | null;
}
