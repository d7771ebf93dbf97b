import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  Equals,
  IsArray,
  IsBase64,
  IsIn,
  IsInt,
  IsNotEmptyObject,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** Of whatever a browser sends in base64url; a key of ML-DSA needs the most. */
const LONGEST_PART = 20_000;
const BASE64URL = { urlSafe: true, padding: false } as const;
/** WebAuthn, 4: at most 1,023 bytes. */
const LONGEST_CREDENTIAL_ID = 1_364;
const TRANSPORT = /^[a-z-]{1,20}$/;

/** What a browser answers in any case (WebAuthn, PublicKeyCredential.toJSON). */
class CredentialDto {
  @ApiProperty()
  @IsBase64(BASE64URL)
  @Length(1, LONGEST_CREDENTIAL_ID)
  id: string;

  @ApiProperty()
  @IsBase64(BASE64URL)
  @Length(1, LONGEST_CREDENTIAL_ID)
  rawId: string;

  @ApiProperty({ enum: ['public-key'] })
  @Equals('public-key')
  type: 'public-key';

  @ApiPropertyOptional({ enum: ['platform', 'cross-platform'] })
  @IsOptional()
  @IsIn(['platform', 'cross-platform'])
  authenticatorAttachment?: 'platform' | 'cross-platform';

  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  clientExtensionResults: Record<string, never>;
}

class AttestationDto {
  @ApiProperty()
  @IsBase64(BASE64URL)
  @MaxLength(LONGEST_PART)
  clientDataJSON: string;

  @ApiProperty()
  @IsBase64(BASE64URL)
  @MaxLength(LONGEST_PART)
  attestationObject: string;

  @ApiPropertyOptional({ description: 'Not read: it stands in attestationObject too.' })
  @IsOptional()
  @IsBase64(BASE64URL)
  @MaxLength(LONGEST_PART)
  authenticatorData?: string;

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(TRANSPORT, { each: true })
  transports?: string[];

  @ApiPropertyOptional({ description: 'Not read: it stands in attestationObject too.' })
  @IsOptional()
  @IsInt()
  publicKeyAlgorithm?: number;

  @ApiPropertyOptional({ description: 'Not read: it stands in attestationObject too.' })
  @IsOptional()
  @IsBase64(BASE64URL)
  @MaxLength(LONGEST_PART)
  publicKey?: string;
}

class AssertionDto {
  @ApiProperty()
  @IsBase64(BASE64URL)
  @MaxLength(LONGEST_PART)
  clientDataJSON: string;

  @ApiProperty()
  @IsBase64(BASE64URL)
  @MaxLength(LONGEST_PART)
  authenticatorData: string;

  @ApiProperty()
  @IsBase64(BASE64URL)
  @MaxLength(LONGEST_PART)
  signature: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Null from devices that do not tell.' })
  @IsOptional()
  @IsBase64(BASE64URL)
  @MaxLength(100)
  userHandle?: string;
}

class RegistrationDto extends CredentialDto implements RegistrationResponseJSON {
  @ApiProperty({ type: AttestationDto })
  @IsNotEmptyObject()
  @ValidateNested()
  @Type(() => AttestationDto)
  response: AttestationDto;
}

class AuthenticationDto extends CredentialDto implements AuthenticationResponseJSON {
  @ApiProperty({ type: AssertionDto })
  @IsNotEmptyObject()
  @ValidateNested()
  @Type(() => AssertionDto)
  response: AssertionDto;
}

export class PasskeyLabelDto {
  @ApiProperty({ minLength: 1, maxLength: 60, description: 'By what its owner knows it again.' })
  @IsString()
  @Length(1, 60)
  @Matches(/\S/)
  label: string;
}

export class NewPasskeyDto extends PasskeyLabelDto {
  @ApiProperty({ type: RegistrationDto, description: 'As navigator.credentials.create() answers, in JSON.' })
  @IsNotEmptyObject()
  @ValidateNested()
  @Type(() => RegistrationDto)
  credential: RegistrationDto;
}

export class ShownPasskeyDto {
  @ApiProperty({ type: AuthenticationDto, description: 'As navigator.credentials.get() answers, in JSON.' })
  @IsNotEmptyObject()
  @ValidateNested()
  @Type(() => AuthenticationDto)
  credential: AuthenticationDto;
}

export class AskPasskeyDto {
  @ApiPropertyOptional({ format: 'email', description: 'Only a passkey of the account with this address counts then.' })
  @IsOptional()
  @IsString()
  @Length(3, 254)
  email?: string;
}

export class PasskeyView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  label: string;

  @ApiProperty({ description: 'Whether the devices of its owner share it.' })
  backedUp: boolean;

  @ApiProperty()
  createdAt: Date;

  @ApiProperty({ nullable: true, type: Date })
  lastUsedAt: Date | null;
}

export class PasskeyOptionsView {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'For PublicKeyCredential.parseCreationOptionsFromJSON() or parseRequestOptionsFromJSON().',
  })
  publicKey: object;
}
