import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Keyed, type KeyedRequest } from '../http/idempotency/keyed.decorator.js';
import { LedgerKeyed } from '../http/idempotency/ledger-keyed.decorator.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { ownEmployee } from '../people/scope.js';
import { ClaimLinkService } from './claim-link.service.js';
import { Claim, ClaimAnswer } from './dto/claim-link.js';

@ApiTags('wallets')
@Controller('claims')
export class ClaimsController {
  constructor(private readonly claimLinks: ClaimLinkService) {}

  /** Claims what is in a link, for oneself. */
  @Post()
  @Allow('claims.make')
  @LedgerKeyed()
  @ApiCreatedResponse({ type: ClaimAnswer })
  claim(@Caller() caller: Caller, @Body() { secret }: Claim, @Keyed() { key }: KeyedRequest): Promise<ClaimAnswer> {
    return this.claimLinks.claim(caller.cityId, ownEmployee(caller), secret, key);
  }
}
