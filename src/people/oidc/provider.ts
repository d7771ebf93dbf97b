import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  Equals,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

/** For whom it is: all employees, or the staff of the city with this code. */
export class ForWhom {
  @IsOptional()
  @Equals(true)
  employees?: true;

  @IsOptional()
  @IsString()
  @Length(1, 60)
  staffOf?: string;
}

/** By what it says that it asked for a second factor: one of these values of `amr`, or of `acr`. */
export class SecondFactorSaid {
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsString({ each: true })
  amr?: string[];

  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsString({ each: true })
  acr?: string[];
}

/** Another provider (OpenID Connect) by which people may sign in, as an operator sets it up. */
export class Provider {
  /** Its name in addresses and in the database; it stays when the other settings change. */
  @Matches(/^[a-z0-9][a-z0-9-]{0,39}$/)
  id: string;

  @IsString()
  @Length(1, 60)
  nameJa: string;

  @IsString()
  @Length(1, 60)
  nameEn: string;

  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['https', 'http'], allow_query_components: false })
  issuer: string;

  @IsString()
  @Length(1, 300)
  clientId: string;

  /** None: a public client, which PKCE alone protects. */
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  clientSecret?: string;

  @IsOptional()
  @Matches(/^openid( [\w.:/-]+)*$/)
  scopes: string = 'openid email';

  @IsObject()
  @ValidateNested()
  @Type(() => ForWhom)
  for: ForWhom;

  /** Without it, signing in by this provider counts as one factor and opens no role of staff. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SecondFactorSaid)
  secondFactor?: SecondFactorSaid;

  /** How its id tokens are signed, where that differs from what its own description says. */
  @IsOptional()
  @IsIn(['RS256', 'PS256', 'ES256', 'EdDSA', 'HS256'])
  idTokenAlg?: string;

  /** It asks anew for whoever showed itself there longer ago. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(86_400)
  maxAgeSeconds?: number;

  /** Somebody signed in may link it whatever address it gives, or none. */
  @IsOptional()
  @IsBoolean()
  linkAnyEmail?: boolean;

  /** Takes an issuer without encryption, which must be on this very machine. */
  @IsOptional()
  @IsBoolean()
  allowInsecure?: boolean;
}
