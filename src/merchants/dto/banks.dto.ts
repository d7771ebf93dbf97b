import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class BanksQuery {
  @ApiPropertyOptional({
    example: '北海道',
    description: 'Part of the name, its reading, or the beginning of the code.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

export class BranchesQuery extends BanksQuery {
  @ApiProperty({ example: '0501' })
  @Matches(/^\d{4}$/)
  bankCode: string;
}

/** A bank, or a branch of one, as the published register names it. */
export class NamedCodeView {
  @ApiProperty({ example: '0501' })
  code: string;

  @ApiProperty({ example: '北洋' })
  name: string;

  @ApiProperty({ example: 'ホクヨウ' })
  kana: string;
}
