import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** How a secret of a program is changed without a pause. */
export class RotateSecretDto {
  @ApiPropertyOptional({ minimum: 0, maximum: 24, default: 24, description: 'The secret in use stays good so long.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(24)
  overlapHours: number = 24;
}
