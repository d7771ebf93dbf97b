import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { listQuery } from '../../lists/list-query.js';
import { type SignalKind, signalKinds, type SignalState, signalStates } from '../signal-kinds.js';
import { signalList } from '../signal-list.js';

export class SignalsQuery extends listQuery(signalList) {
  @ApiPropertyOptional({ enum: signalStates })
  @IsOptional()
  @IsIn(signalStates)
  state?: SignalState;

  @ApiPropertyOptional({ enum: signalKinds })
  @IsOptional()
  @IsIn(signalKinds)
  kind?: SignalKind;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only those about this person, employer, merchant, shop, ...' })
  @IsOptional()
  @IsUUID()
  subjectId?: string;

  @ApiPropertyOptional({ example: '2026-10-01', description: 'Last seen on this day or later, in Japan.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from?: string;

  @ApiPropertyOptional({ example: '2026-10-31', description: 'First seen on this day or earlier, in Japan.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  until?: string;
}
