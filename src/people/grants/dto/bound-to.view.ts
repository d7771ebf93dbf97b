import { ApiProperty } from '@nestjs/swagger';

/** What a role is bound to is called. */
const name = { type: String, nullable: true } as const;

export class BoundToNames {
  @ApiProperty(name)
  employerName: string | null;

  @ApiProperty(name)
  merchantName: string | null;

  @ApiProperty(name)
  shopName: string | null;
}
