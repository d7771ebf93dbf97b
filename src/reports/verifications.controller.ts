import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SelfKeyed } from '../http/idempotency/self-keyed.decorator.js';
import { VerifyService } from '../ledger/verify.service.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { VerificationView } from './dto/verification.js';

@ApiTags('reports')
@Controller('verifications')
export class VerificationsController {
  constructor(private readonly verifying: VerifyService) {}

  /** Re-proves the whole ledger of the city from its transfers and seals. It changes nothing. */
  @Post()
  @HttpCode(200)
  @Allow('verifications.make')
  @SelfKeyed()
  @ApiOkResponse({ type: VerificationView })
  verify(@Caller() caller: Caller): Promise<VerificationView> {
    return this.verifying.verify(caller.cityId);
  }
}
