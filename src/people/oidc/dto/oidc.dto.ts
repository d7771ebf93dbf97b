import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';

export class ProviderNamedDto {
  @ApiProperty({ description: 'The id of a provider, as /auth/oidc/providers gives it.' })
  @Matches(/^[a-z0-9][a-z0-9-]{0,39}$/)
  provider: string;
}

export class ProviderAnswerDto extends ProviderNamedDto {
  @ApiProperty({ description: 'The query of the address to which the provider sent the browser back, as it is.' })
  @IsString()
  @MaxLength(8_000)
  query: string;
}

export class ProviderView {
  @ApiProperty()
  id: string;

  @ApiProperty()
  nameJa: string;

  @ApiProperty()
  nameEn: string;

  @ApiProperty({ enum: ['employees', 'city_staff'] })
  audience: 'employees' | 'city_staff';

  @ApiPropertyOptional({ description: 'With city_staff: of which city.' })
  cityCode?: string;
}

export class VisitView {
  @ApiProperty({ format: 'uri', description: 'Where the browser goes now.' })
  address: string;
}

export class ProviderAnswerView {
  @ApiProperty({
    enum: ['signed_in', 'linked', 'letter_sent'],
    description: 'letter_sent: it is linked once the link in that letter is used.',
  })
  state: 'signed_in' | 'linked' | 'letter_sent';
}

export class IdentityView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'The id of the provider.' })
  provider: string;

  @ApiProperty()
  linkedAt: Date;

  @ApiProperty({ nullable: true, type: Date })
  lastUsedAt: Date | null;
}
