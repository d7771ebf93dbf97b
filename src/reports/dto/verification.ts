import { ApiProperty } from '@nestjs/swagger';
import type { Difference } from '../../ledger/difference.js';

export class VerificationView {
  @ApiProperty({ description: 'Whether everything agrees.' })
  ok: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'How many rows were looked at.',
  })
  checked: Record<string, number>;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  differences: Difference[];
}
