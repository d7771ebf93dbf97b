import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../http/uuid.pipe.js';
import { MerchantsService } from '../merchants/merchants.service.js';
import { Allow } from '../people/allow.decorator.js';
import { Caller } from '../people/caller.decorator.js';
import { withinScope } from '../people/scope.js';
import { ExpectedPayoutView } from './dto/expected-payout.dto.js';
import { ExpectedPayoutsService } from './expected-payouts.service.js';

@ApiTags('payouts')
@Controller('merchants/:id/expected-payouts')
export class ExpectedPayoutsController {
  constructor(
    private readonly merchants: MerchantsService,
    private readonly expected: ExpectedPayoutsService,
  ) {}

  /** What a merchant has not been paid yet, by month, and when it can count on it. */
  @Get()
  @Allow('payouts.read')
  @ApiOkResponse({ type: [ExpectedPayoutView] })
  async list(@Caller() caller: Caller, @Param('id', UuidPipe) id: string): Promise<ExpectedPayoutView[]> {
    withinScope(caller, { merchantId: id });
    await this.merchants.find(caller.cityId, id);
    return this.expected.of(caller.cityId, id);
  }
}
