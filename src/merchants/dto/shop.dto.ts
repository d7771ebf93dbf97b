import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { Shop } from '../shop.entity.js';

export class CreateShopDto {
  @ApiProperty()
  @IsString()
  @MaxLength(200)
  name: string;

  @ApiProperty()
  @IsString()
  @MaxLength(200)
  nameKana: string;

  @ApiProperty({ example: 'ベーカリー', description: '業種' })
  @IsString()
  @MaxLength(100)
  trade: string;

  @ApiProperty({ example: '常磐', description: '地区' })
  @IsString()
  @MaxLength(100)
  area: string;
}

export class ShopView extends CreateShopDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  merchantId: string;

  @ApiProperty()
  createdAt: Date;

  static of({ id, merchantId, name, nameKana, trade, area, createdAt }: Shop): ShopView {
    return { id, merchantId, name, nameKana, trade, area, createdAt };
  }
}
