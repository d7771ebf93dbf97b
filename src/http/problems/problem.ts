import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

class FieldErrors {
  @ApiProperty({ example: 'rows.2.email' })
  field: string;

  @ApiProperty({ type: [String] })
  messages: string[];
}

/** The body of every answer that is not a success (RFC 9457, application/problem+json). */
export class Problem {
  @ApiProperty({ example: 'urn:sankyu:problem:insufficient_notes' })
  type: string;

  @ApiProperty({ example: 'Unprocessable Content', description: 'The name of the status.' })
  title: string;

  @ApiProperty({ example: 422 })
  status: number;

  @ApiProperty({ description: 'The same sentence as en.' })
  detail: string;

  @ApiProperty({ example: 'insufficient_notes', description: 'Stable: programs may rely on it.' })
  code: string;

  @ApiProperty({ description: 'One plain Japanese sentence for a person.' })
  ja: string;

  @ApiProperty({ description: 'One plain English sentence for a person.' })
  en: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Facts for programs.' })
  details?: Record<string, unknown>;

  @ApiPropertyOptional({ type: [FieldErrors], description: 'With invalid_request: what is wrong with which field.' })
  errors?: FieldErrors[];

  @ApiPropertyOptional({ description: 'Stands in the log of the service too.' })
  requestId?: string;
}
