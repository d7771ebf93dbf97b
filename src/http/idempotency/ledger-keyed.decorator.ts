import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER } from './idempotency-key.js';
import { OWN_KEEPING } from './own-keeping.js';

/**
 * A command of the ledger: the key is required and becomes the operation's id, so the ledger itself gives the first
 * answer again. The handler takes it with `@Keyed()` and passes it on.
 */
export const LedgerKeyed = () =>
  applyDecorators(
    SetMetadata(OWN_KEEPING, true),
    ApiHeader({ name: IDEMPOTENCY_HEADER, required: true, description: 'Yours, once for each intention.' }),
  );
