import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';

const LONGEST_EMAIL = 254;
const LONGEST_PASSWORD = 1_000;

export class EmailDto {
  @ApiProperty({ format: 'email' })
  @IsString()
  @Length(3, LONGEST_EMAIL)
  email: string;
}

export class PasswordDto extends EmailDto {
  @ApiProperty({ format: 'password' })
  @IsString()
  @Length(1, LONGEST_PASSWORD)
  password: string;
}

export class TokenDto {
  @ApiProperty({ description: 'What stands behind the # of the mailed link.' })
  @IsString()
  @MaxLength(100)
  token: string;
}

export class SecondFactorDto {
  @ApiPropertyOptional({ description: 'Six digits of the authenticator app.' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  code?: string;

  @ApiPropertyOptional({ description: 'One of the ten recovery codes, in place of the six digits.' })
  @IsOptional()
  @IsString()
  @Length(10, 40)
  recoveryCode?: string;
}

export class SecondStepDto extends SecondFactorDto {
  @ApiProperty({ description: 'As the first step answered it.' })
  @IsString()
  @MaxLength(100)
  challenge: string;
}

export class ConfirmDto extends SecondFactorDto {
  @ApiProperty({ format: 'password' })
  @IsString()
  @Length(1, LONGEST_PASSWORD)
  password: string;
}

export class NewPasswordDto {
  @ApiProperty({ format: 'password', description: 'At least 12 characters, and none that is easily guessed.' })
  @IsString()
  @Length(1, LONGEST_PASSWORD)
  password: string;
}

export class ResetPasswordDto extends SecondFactorDto {
  @ApiProperty({ description: 'What stands behind the # of the mailed link.' })
  @IsString()
  @MaxLength(100)
  token: string;

  @ApiProperty({ format: 'password', description: 'At least 12 characters, and none that is easily guessed.' })
  @IsString()
  @Length(1, LONGEST_PASSWORD)
  password: string;
}

export class FinishRecoveryDto extends NewPasswordDto {
  @ApiProperty({ description: 'What stands behind the # of the mailed link.' })
  @IsString()
  @MaxLength(100)
  token: string;
}

export class CodeDto {
  @ApiProperty({ description: 'Six digits of the authenticator app.' })
  @Matches(/^\d{6}$/)
  code: string;
}

/** Where a sign-in stands. */
export class SignInAnswer {
  @ApiProperty({ enum: ['signed_in', 'second_factor'] })
  state: 'signed_in' | 'second_factor';

  @ApiPropertyOptional({ description: 'With second_factor: to be sent with the code, within five minutes.' })
  challenge?: string;
}

export class LinkAskedAnswer {
  @ApiProperty({ description: 'Always true: whether there is such an account is not told.' })
  accepted: boolean;
}

export class TotpSetUpView {
  @ApiProperty({ description: 'For typing it in. It is shown here and never again.' })
  secret: string;

  @ApiProperty({ description: 'For a QR code (otpauth:).' })
  uri: string;
}

export class RecoveryCodesView {
  @ApiProperty({ type: [String], description: 'Ten codes, each good once. They are shown here and never again.' })
  recoveryCodes: string[];
}
