import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export class NewCode {
  @ApiProperty({ minimum: 1, maximum: 1000 })
  @IsInt()
  @Min(1)
  @Max(1000)
  notes: number;

  @ApiPropertyOptional({
    description: 'Yen of one note, where the wallet holds several sizes. Today’s size unless given.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  noteYen?: number;
}

export class CodeAnswer {
  @ApiProperty({ format: 'uuid', description: 'By which the holder asks what became of it.' })
  id: string;

  @ApiProperty({ description: '128 bits in base64url, for the QR code.' })
  code: string;

  @ApiProperty({ description: 'The QR code of it as SVG, for a page that does not draw.' })
  qrSvg: string;

  @ApiProperty({ description: 'Eight digits for the clerk to type.', example: '04821937' })
  digits: string;

  @ApiProperty({ description: 'In real time.' })
  usableUntil: Date;

  @ApiProperty()
  notes: number;

  @ApiProperty({ description: 'Yen of one note.' })
  noteYen: number;

  @ApiProperty({ description: 'Yen that will be paid.' })
  amount: number;
}
