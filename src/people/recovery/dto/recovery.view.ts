import { ApiProperty } from '@nestjs/swagger';

export class AskedRecoveryView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid', description: 'One of the roles of that person for which the caller can vouch.' })
  grantId: string;

  @ApiProperty()
  role: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  email: string;

  @ApiProperty()
  requestedAt: Date;

  @ApiProperty({ description: 'Whether somebody has vouched for this role.' })
  approved: boolean;
}
