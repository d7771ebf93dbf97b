import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../../../http/paging.js';

export class RolesQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only those at this employer.' })
  @IsOptional()
  @IsUUID()
  employerId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only those at this merchant.' })
  @IsOptional()
  @IsUUID()
  merchantId?: string;
}
