import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import type { DateIso } from '../../domain/date.js';

export class NewPaperSheet {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  employeeId: string;

  @ApiProperty({ minimum: 1, maximum: 40, description: 'How many slips.' })
  @IsInt()
  @Min(1)
  @Max(40)
  slips: number;

  @ApiProperty({ minimum: 1, maximum: 100, description: 'How many notes each slip pays; 200 together at most.' })
  @IsInt()
  @Min(1)
  @Max(100)
  notes: number;
}

class PaperSlipView {
  @ApiProperty({ description: 'As it is printed on the slip.' })
  number: number;

  @ApiProperty({ type: Date, nullable: true })
  revokedAt: Date | null;
}

/** Which slips were printed. Whether one was used stands in the holder's own history only. */
export class PaperSheetView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  employeeId: string;

  @ApiProperty({ description: 'Of each slip.' })
  notes: number;

  @ApiProperty({ description: 'Yen of one note.' })
  noteYen: number;

  @ApiProperty({ type: String, format: 'date', description: 'The last day, on the city’s own clock.' })
  usableThrough: DateIso;

  @ApiProperty()
  madeAt: Date;

  @ApiProperty({ type: Date, nullable: true })
  revokedAt: Date | null;

  @ApiProperty({ type: [PaperSlipView] })
  slips: PaperSlipView[];
}
