import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

export class SetRetentionDto {
  @ApiProperty({ example: 5, description: 'Whole fiscal years after that of the last movement.' })
  @IsInt()
  @Min(5)
  @Max(30)
  fiscalYears: number;

  @ApiPropertyOptional({ example: '2027-04-01', description: 'The city’s today unless said.' })
  @IsOptional()
  @IsString()
  validFrom?: string;
}

export class RetentionView {
  @ApiProperty({ example: '2027-04-01' })
  validFrom: string;

  @ApiProperty({ example: 5 })
  fiscalYears: number;
}
