import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';

export class AdvanceClockDto {
  @ApiProperty({ example: '2026-05-01', description: 'The day that the rehearsal city’s clock shall show.' })
  @IsString()
  on: string;
}

export class ClockView {
  @ApiProperty({ example: '2026-05-01' })
  on: string;
}
