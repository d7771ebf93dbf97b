import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { type CertificationState, certificationTable } from '../../domain/certification-states.js';
import type { Merchant } from '../merchant.entity.js';
import type { NewMerchant } from '../new-merchant.js';

/** A merchant with its first shop. */
export class CreateMerchantDto implements NewMerchant {
  @ApiProperty()
  @IsString()
  @MaxLength(200)
  name: string;

  @ApiProperty()
  @IsString()
  @MaxLength(200)
  nameKana: string;

  @ApiProperty()
  @IsString()
  @MaxLength(254)
  contactEmail: string;

  @ApiPropertyOptional({ description: '法人番号; a sole proprietor has none.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  corporateNumber?: string;

  @ApiPropertyOptional({ description: 'If it is not the name of the merchant.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  shopName?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  shopNameKana?: string;

  @ApiProperty({ example: 'ベーカリー', description: '業種' })
  @IsString()
  @MaxLength(100)
  trade: string;

  @ApiProperty({ example: '常磐', description: '地区' })
  @IsString()
  @MaxLength(100)
  area: string;

  @ApiProperty({ example: '0501' })
  @IsString()
  @MaxLength(10)
  bankCode: string;

  @ApiProperty({ example: '066' })
  @IsString()
  @MaxLength(10)
  branchCode: string;

  @ApiProperty({ example: '普通', description: '普通, 当座, 貯蓄 or その他' })
  @IsString()
  @MaxLength(20)
  accountKind: string;

  @ApiProperty({ example: '3012342' })
  @IsString()
  @MaxLength(20)
  accountNumber: string;

  @ApiProperty({ example: 'ﾄｷﾜﾍﾞ-ｶﾘ-' })
  @IsString()
  @MaxLength(100)
  holderKana: string;
}

export class MerchantView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  nameKana: string;

  @ApiProperty()
  contactEmail: string;

  @ApiProperty({ type: String, nullable: true })
  corporateNumber: string | null;

  @ApiProperty()
  createdAt: Date;

  static of({ id, name, nameKana, contactEmail, corporateNumber, createdAt }: Merchant): MerchantView {
    return { id, name, nameKana, contactEmail, corporateNumber, createdAt };
  }
}

/** As it stands in the list, with its shops and its certification: the one that stands, or else the last one. */
export class MerchantRow extends MerchantView {
  @ApiProperty()
  shops: number;

  @ApiProperty({ type: String, nullable: true, example: '常磐、買物公園', description: 'Of its shops.' })
  areas: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'ベーカリー', description: 'Of its shops.' })
  trades: string | null;

  @ApiProperty({ enum: Object.keys(certificationTable.states), nullable: true })
  certificationState: CertificationState | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-00012' })
  certificateNumber: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'gold' })
  tier: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2029-03-31', description: 'The last day.' })
  validUntil: string | null;
}
