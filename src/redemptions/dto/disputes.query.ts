import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { listQuery } from '../../lists/list-query.js';
import { disputeList } from '../disputes/dispute-list.js';
import { type DisputeState, disputeStates } from './dispute.js';

export class DisputesQuery extends listQuery(disputeList) {
  @ApiPropertyOptional({ enum: disputeStates })
  @IsOptional()
  @IsIn(disputeStates)
  state?: DisputeState;

  @ApiPropertyOptional({ enum: ['shop', 'holder'], description: 'Who says it.' })
  @IsOptional()
  @IsIn(['shop', 'holder'])
  openedBy?: 'shop' | 'holder';

  @ApiPropertyOptional({ example: '2026-10-01', description: 'Opened on this day or later, in Japan.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from?: string;

  @ApiPropertyOptional({ example: '2026-10-31', description: 'Opened on this day or earlier, in Japan.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  until?: string;

  @ApiPropertyOptional({ description: 'Words of the shop’s name or of its reading in whatever kana.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
