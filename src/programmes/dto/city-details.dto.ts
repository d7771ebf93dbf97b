import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import {
  type CityAccountKind,
  cityAccountKinds,
  type CityDetails,
  type CityDetailSettings,
  type ZenginLineEnd,
  zenginLineEnds,
} from '../city-details.entity.js';

export class CityDetailsDto implements CityDetailSettings {
  @ApiProperty({ example: '旭川市 子育て支援部' })
  @IsString()
  @Length(1, 100)
  officeName: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  address: string;

  @ApiProperty({ description: 'Telephone, mail: whom to ask.' })
  @IsString()
  @Length(1, 200)
  contact: string;

  @ApiProperty({ type: String, nullable: true, example: 'T9000020012041' })
  @IsOptional()
  @IsString()
  @Length(0, 20)
  invoiceRegistrationNumber: string | null;

  @ApiProperty({ example: '0501' })
  @Matches(/^\d{4}$/)
  bankCode: string;

  @ApiProperty({ example: '401' })
  @Matches(/^\d{3}$/)
  branchCode: string;

  @ApiProperty({ enum: cityAccountKinds })
  @IsIn(cityAccountKinds)
  accountKind: CityAccountKind;

  @ApiProperty({ example: '1234567' })
  @Matches(/^\d{7}$/)
  accountNumber: string;

  @ApiProperty({ example: 'ｱｻﾋｶﾜｼ' })
  @IsString()
  @Length(1, 80)
  holderKana: string;

  @ApiProperty({ example: '0123456789', description: 'As the bank gave it.' })
  @Matches(/^\d{10}$/)
  requesterCode: string;

  @ApiProperty({ example: 30, description: 'Days from an invoice to its due date.' })
  @IsInt()
  @Min(1)
  @Max(120)
  paymentDays: number;

  @ApiProperty({ example: 15, description: 'The day of the month on which merchants are paid.' })
  @IsInt()
  @Min(1)
  @Max(28)
  payDay: number;

  @ApiProperty({ enum: [1, 2] })
  @IsIn([1, 2])
  settlementsAMonth: number;

  @ApiProperty({ enum: zenginLineEnds })
  @IsIn(zenginLineEnds)
  zenginLineEnd: ZenginLineEnd;

  @ApiProperty({ example: 0, description: 'Taken off each payout, whole yen.' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  transferFeeYen: number;
}

export class SetCityDetailsDto extends CityDetailsDto {
  @ApiPropertyOptional({ example: '2026-04-01', description: 'The city’s today unless said.' })
  @IsOptional()
  @IsString()
  validFrom?: string;
}

export class CityDetailsView extends CityDetailsDto {
  @ApiProperty({ example: '2026-04-01' })
  validFrom: string;

  static of({ cityId: _cityId, ...details }: CityDetails): CityDetailsView {
    return Object.assign(new CityDetailsView(), details);
  }
}
