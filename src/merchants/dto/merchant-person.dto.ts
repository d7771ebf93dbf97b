import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type MerchantPerson, type MerchantRole, merchantRoles } from '../merchant-person.entity.js';

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

  static of({ employeeId, role }: MerchantPerson): MerchantPersonView {
    return { employeeId, role };
  }
}
